package dev.consilium.quality.agreement;

import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult.Interval;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A coefficient to be reported.
 *
 * @param usable units that can take part; @param pairs pairs of ratings compared
 * @param interval from a formula, which clusters make invalid; null where there is none
 * @param resampled whether an interval by resampling makes sense
 */
record Measure(
        Metric metric,
        Patterns patterns,
        Coefficient coefficient,
        Map<String, Object> parameters,
        long usable,
        long pairs,
        @Nullable Interval interval,
        boolean resampled) {

    boolean asksFor(Resampling resampling) {
        return resampled && resampling.wanted() && (interval == null || resampling.clustered());
    }

    /** The same under another name, and more to say about it. */
    Measure as(Metric name, Map<String, Object> more) {
        Map<String, Object> described = new TreeMap<>(parameters);
        described.putAll(more);
        return new Measure(name, patterns, coefficient, described, usable, pairs, interval, resampled);
    }
}
