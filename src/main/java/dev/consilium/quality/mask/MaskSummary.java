package dev.consilium.quality.mask;

import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One metric over cases. It never hides how many there were: a mean over fewer cases than were given says so by {@code cases} and
 * {@code valued}.
 *
 * @param valued cases with a value; @param undefined cases whose status is not {@code OK}, with a value by the policy or without
 * @param mean and the numbers after it: over the valued cases, null without any; quartiles of type 7
 * @param worst value, and the number of its case from 0, the first of several
 */
public record MaskSummary(
        Metric metric,
        int cases,
        int valued,
        int undefined,
        @Nullable Double mean,
        @Nullable Double median,
        @Nullable Double lowerQuartile,
        @Nullable Double upperQuartile,
        @Nullable Double worst,
        @Nullable Integer worstCase) {

    /** Of which a small value is worse than a large one. */
    private static final Set<Metric> SHARES = EnumSet.of(
            Metric.MASK_DICE,
            Metric.MASK_IOU,
            Metric.MASK_SENSITIVITY,
            Metric.MASK_PPV,
            Metric.GENERALISED_DICE,
            Metric.NSD_VOXEL,
            Metric.NSD_SURFEL,
            Metric.BOUNDARY_IOU);

    /** @param results one per case, of this metric and with the same parameters otherwise */
    public static MaskSummary of(Metric metric, List<MetricResult> results) {
        int undefined = 0;
        int worst = -1;
        List<Double> values = new ArrayList<>();
        for (int at = 0; at < results.size(); at++) {
            MetricResult result = results.get(at);
            if (!result.metricId().equals(metric.id())) {
                throw new IllegalArgumentException(result.metricId() + " among " + metric.id());
            }
            undefined += result.status() == Status.OK ? 0 : 1;
            Double value = result.value();
            if (value != null) {
                values.add(value);
                Double before = worst < 0 ? null : results.get(worst).value();
                worst = before == null || badness(metric, value) > badness(metric, before) ? at : worst;
            }
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        boolean none = sorted.length == 0;
        return new MaskSummary(
                metric,
                results.size(),
                sorted.length,
                undefined,
                none
                        ? null
                        : (Double) values.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElse(0),
                none ? null : (Double) quantile(sorted, 0.5),
                none ? null : (Double) quantile(sorted, 0.25),
                none ? null : (Double) quantile(sorted, 0.75),
                none ? null : results.get(worst).value(),
                none ? null : (Integer) worst);
    }

    /** Differences count by their size, a ratio by how far it is from 1. */
    private static double badness(Metric metric, double value) {
        if (SHARES.contains(metric)) {
            return -value;
        }
        return metric == Metric.MASK_VOLUME_RATIO
                ? (value > 0 ? Math.abs(Math.log(value)) : Double.POSITIVE_INFINITY)
                : Math.abs(value);
    }

    private static double quantile(double[] sorted, double share) {
        return Distances.ofSorted(sorted).quantile(share);
    }
}
