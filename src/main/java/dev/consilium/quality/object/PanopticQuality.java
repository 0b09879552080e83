package dev.consilium.quality.object;

import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Panoptic quality (Kirillov 2019): {@code PQ = SQ * RQ}, pairs having an IoU of more than one half. Objects that do not overlap one
 * another have at most one such partner; of those that do, pairs are made one to one, so that no rate exceeds 1.
 *
 * @param segmentation mean IoU of the pairs, null without any; @param recognition F1; @param quality null where there is nothing
 */
public record PanopticQuality(
        int pairs,
        int predictions,
        int references,
        @Nullable Double segmentation,
        @Nullable Double recognition,
        @Nullable Double quality) {

    private static final double HALF = 0.5;

    /** Counted over all scans. */
    public static PanopticQuality of(List<ScanObjects> scans) {
        Tally tally = new Tally(0, 0, 0, 0);
        double sum = 0;
        for (ScanObjects scan : scans) {
            MatchedScan matched = MatchedScan.of(scan, MatchingMethod.HUNGARIAN, HALF, true);
            tally = tally.plus(matched.tally());
            sum += matched.pairs().stream().mapToDouble(Link::weight).sum();
        }
        Double segmentation = tally.hits() == 0 ? null : (Double) (sum / tally.hits());
        Double recognition = tally.f1();
        return new PanopticQuality(
                tally.hits(),
                tally.predictions(),
                tally.references(),
                segmentation,
                recognition,
                segmentation == null || recognition == null ? recognition : (Double) (segmentation * recognition));
    }

    /** Of every class, and the mean of those of which there is anything on either side. @param classes in the order of the results */
    public static List<MetricResult> results(SortedMap<String, List<ScanObjects>> classes, String inputDigest) {
        Results results = new Results(Map.of("minimumOverlap", HALF, "strict", true), inputDigest);
        double sum = 0;
        int defined = 0;
        for (Map.Entry<String, List<ScanObjects>> one : classes.entrySet()) {
            PanopticQuality of = of(one.getValue());
            of.keep(one.getKey(), results);
            sum += of.quality == null ? 0 : of.quality;
            defined += of.quality == null ? 0 : 1;
        }
        results.keep(
                Metric.MEAN_PANOPTIC_QUALITY,
                Map.of(),
                defined == 0 ? null : (Double) (sum / defined),
                defined == 0 ? Status.UNDEFINED_BOTH_EMPTY : Status.OK,
                classes.size(),
                classes.size() - defined,
                0);
        return results.all();
    }

    private void keep(String name, Results results) {
        Map<String, Object> own =
                Map.of("class", name, "tp", pairs, "fp", predictions - pairs, "fn", references - pairs);
        Status status = Emptiness.of(predictions, references);
        int units = predictions + references;
        Status ofPairs = segmentation == null && status == Status.OK ? Status.UNDEFINED_NO_PAIRS : status;
        results.keep(Metric.SEGMENTATION_QUALITY, own, segmentation, ofPairs, units, pairs);
        results.keep(Metric.RECOGNITION_QUALITY, own, recognition, status, units, pairs);
        results.keep(Metric.PANOPTIC_QUALITY, own, quality, status, units, pairs);
    }
}
