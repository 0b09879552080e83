package dev.consilium.quality.object;

import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the results of one input, which have some parameters in common. */
final class Results {

    private final Map<String, Object> common;
    private final String inputDigest;
    private final List<MetricResult> kept = new ArrayList<>();

    Results(Map<String, Object> common, String inputDigest) {
        this.common = common;
        this.inputDigest = inputDigest;
    }

    void keep(Metric metric, Map<String, Object> own, @Nullable Double value, Status status, int units, long pairs) {
        keep(metric, own, value, status, units, 0, pairs);
    }

    void keep(
            Metric metric,
            Map<String, Object> own,
            @Nullable Double value,
            Status status,
            int units,
            int undefinedUnits,
            long pairs) {
        Map<String, Object> parameters = new TreeMap<>(common);
        parameters.putAll(own);
        kept.add(new MetricResult(
                metric.id(),
                metric.definitionVersion(),
                parameters,
                value,
                status,
                units,
                undefinedUnits,
                pairs,
                null,
                inputDigest));
    }

    /** Recall, precision and F1, with the counts they are made of. */
    void rates(Metric recall, Metric precision, Metric f1, Tally tally, Map<String, Object> own) {
        Map<String, Object> all = new TreeMap<>(own);
        all.putAll(tally.counts());
        keep(recall, all, tally.recall(), tally.status(), tally.references(), tally.found());
        keep(precision, all, tally.precision(), tally.status(), tally.predictions(), tally.hits());
        keep(f1, all, tally.f1(), tally.status(), tally.references() + tally.predictions(), tally.found());
    }

    /** Of the pairs. @param sides what a side that is empty makes of it */
    void mean(Metric metric, Map<String, Object> own, List<Double> values, Status sides) {
        Status none = sides == Status.OK ? Status.UNDEFINED_NO_PAIRS : sides;
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        int count = values.size();
        keep(metric, own, count == 0 ? null : (Double) (sum / count), count == 0 ? none : Status.OK, count, count);
    }

    List<MetricResult> all() {
        return List.copyOf(kept);
    }
}
