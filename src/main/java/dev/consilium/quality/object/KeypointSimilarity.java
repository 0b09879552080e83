package dev.consilium.quality.object;

import dev.consilium.imaging.shape.PatientPoint;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How near the named points of one object lie to those of another (object keypoint similarity, Lin 2014): the mean of
 * {@code exp(-d^2 / (2 s^2 k^2))} over the points the reference has; a point that is missing beside it counts 0.
 *
 * @param scaleMm how large the object is, s: for example the root of its area, in mm
 * @param falloff per point, k: how far experts lie apart, as a share of the scale
 */
public record KeypointSimilarity(double scaleMm, List<Double> falloff) {

    public KeypointSimilarity {
        falloff = List.copyOf(falloff);
        boolean positive = scaleMm > 0 && falloff.stream().allMatch(k -> k > 0 && Double.isFinite(k));
        if (!positive || !Double.isFinite(scaleMm)) {
            throw new IllegalArgumentException("scale and falloff are above 0");
        }
    }

    /**
     * Points in mm, in the order of the falloff; empty where a side does not have one.
     *
     * @throws IllegalArgumentException where there are more or fewer points than the falloff is given for
     */
    public MetricResult of(
            List<Optional<PatientPoint>> prediction, List<Optional<PatientPoint>> reference, String inputDigest) {
        if (prediction.size() != falloff.size() || reference.size() != falloff.size()) {
            throw new IllegalArgumentException("an object of this kind has " + falloff.size() + " points");
        }
        double sum = 0;
        int known = 0;
        int both = 0;
        for (int i = 0; i < falloff.size(); i++) {
            if (reference.get(i).isPresent()) {
                known++;
                if (prediction.get(i).isPresent()) {
                    both++;
                    sum += similarity(
                            prediction
                                    .get(i)
                                    .orElseThrow()
                                    .distance(reference.get(i).orElseThrow()),
                            falloff.get(i));
                }
            }
        }
        Results results = new Results(Map.of("scaleMm", scaleMm, "falloff", falloff), inputDigest);
        int given = (int) prediction.stream().filter(Optional::isPresent).count();
        Status status = Emptiness.of(given, known);
        Double value = known == 0 ? null : (Double) (sum / known);
        results.keep(Metric.KEYPOINT_SIMILARITY, Map.of(), value, status, falloff.size(), falloff.size() - known, both);
        return results.all().get(0);
    }

    private double similarity(double distance, double k) {
        return Math.exp(-distance * distance / (2 * scaleMm * scaleMm * k * k));
    }
}
