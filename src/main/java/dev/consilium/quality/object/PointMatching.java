package dev.consilium.quality.object;

import dev.consilium.imaging.shape.PatientPoint;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Points of one scan that are the same: one to one within a distance, most pairs first, then the smallest sum of distances.
 *
 * @param toleranceMm largest distance of a pair, in mm
 */
public record PointMatching(double toleranceMm) {

    /** A distance that is the tolerance stays one when it was rounded; the same slack as for surfaces. */
    private static final double SLACK_MM = 1e-6;

    public PointMatching {
        if (!(toleranceMm >= 0) || !Double.isFinite(toleranceMm)) {
            throw new IllegalArgumentException("a tolerance is 0 mm or more, not " + toleranceMm);
        }
    }

    /** The pairs, by their prediction; the weight is 1 at no distance and falls to 0 at the tolerance. */
    public List<Link> pairs(List<PatientPoint> predictions, List<PatientPoint> references) {
        return MatchingMethod.HUNGARIAN.pairs(links(predictions, references));
    }

    /** Points in mm, in a frame of reference that is the same for both. @param inputDigest SHA-256 of the points */
    public List<MetricResult> results(
            List<PatientPoint> predictions, List<PatientPoint> references, String inputDigest) {
        List<Link> pairs = pairs(predictions, references);
        Tally tally = new Tally(pairs.size(), predictions.size(), pairs.size(), references.size());
        Results results = new Results(Map.of("toleranceMm", toleranceMm), inputDigest);
        results.rates(Metric.POINT_RECALL, Metric.POINT_PRECISION, Metric.POINT_F1, tally, Map.of());
        List<Double> errors = pairs.stream()
                .map(pair -> predictions.get(pair.prediction()).distance(references.get(pair.reference())))
                .toList();
        results.mean(Metric.MEAN_POINT_ERROR, tally.counts(), errors, tally.status());
        return results.all();
    }

    /** Along x, so that only what may be near is compared. */
    private List<Link> links(List<PatientPoint> predictions, List<PatientPoint> references) {
        double most = toleranceMm + SLACK_MM;
        int[] byX = IntStream.range(0, references.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> references.get(i).x()))
                .mapToInt(i -> i)
                .toArray();
        double[] x = IntStream.of(byX).mapToDouble(i -> references.get(i).x()).toArray();
        List<Link> links = new ArrayList<>();
        for (int p = 0; p < predictions.size(); p++) {
            PatientPoint point = predictions.get(p);
            int at = java.util.Arrays.binarySearch(x, point.x() - most);
            at = at < 0 ? -at - 1 : at;
            while (at > 0 && x[at - 1] >= point.x() - most) {
                at--;
            }
            for (; at < x.length && x[at] <= point.x() + most; at++) {
                double distance = point.distance(references.get(byX[at]));
                if (distance <= most) {
                    links.add(new Link(p, byX[at], 1 - distance / most));
                }
            }
        }
        return links;
    }
}
