package dev.consilium.quality.mask;

import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one mask is against another.
 *
 * @param status of the pair: which masks are empty, or that the grids do not match
 * @param counts null where they do not
 * @param dimensions 3, or 2 where slices stand each for itself
 */
public record OverlapReport(Status status, @Nullable MaskCounts counts, int dimensions, List<MetricResult> metrics) {

    public OverlapReport {
        metrics = List.copyOf(metrics);
    }

    /** The first of that name. */
    public Optional<MetricResult> metric(Metric metric) {
        return metrics.stream()
                .filter(result -> result.metricId().equals(metric.id()))
                .findFirst();
    }

    /** The one with this parameter, for example a tolerance. */
    public Optional<MetricResult> metric(Metric metric, String parameter, Object value) {
        return metrics.stream()
                .filter(result -> result.metricId().equals(metric.id())
                        && value.equals(result.parameters().get(parameter)))
                .findFirst();
    }
}
