package dev.consilium.quality.metric;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The result contract of every metric: a value or null with a status, never NaN. The same input gives the same JSON, byte for
 * byte.
 *
 * @param nUnits units looked at; @param nUndefinedUnits those of them that could not take part, for example with one rating
 * @param nPairs pairs of ratings compared
 * @param inputDigest SHA-256 of the canonical input
 */
@JsonPropertyOrder({
    "metricId",
    "definitionVersion",
    "parameters",
    "value",
    "status",
    "nUnits",
    "nUndefinedUnits",
    "nPairs",
    "ci",
    "inputDigest"
})
public record MetricResult(
        String metricId,
        String definitionVersion,
        Map<String, Object> parameters,
        @Nullable Double value,
        Status status,
        int nUnits,
        int nUndefinedUnits,
        long nPairs,
        @Nullable Interval ci,
        String inputDigest) {

    public MetricResult {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        if (value == null ? status == Status.OK : !Double.isFinite(value)) {
            throw new IllegalArgumentException(metricId + " is " + value + " with status " + status);
        }
    }

    /** With an interval, and how that was made among the parameters. */
    public MetricResult with(@Nullable Interval interval, Map<String, Object> made) {
        Map<String, Object> described = new TreeMap<>(parameters);
        described.putAll(made);
        return new MetricResult(
                metricId,
                definitionVersion,
                described,
                value,
                status,
                nUnits,
                nUndefinedUnits,
                nPairs,
                interval,
                inputDigest);
    }

    public enum Status {
        OK,
        UNDEFINED_NO_PAIRS,
        UNDEFINED_NO_VARIATION,
        UNDEFINED_ONE_CATEGORY,
        UNDEFINED_BOTH_EMPTY,
        UNDEFINED_REF_EMPTY,
        UNDEFINED_PRED_EMPTY,
        GEOMETRY_MISMATCH,
        INSUFFICIENT_DATA
    }

    public record Interval(String method, double level, double lo, double hi) {

        public Interval {
            if (!(lo <= hi) || !Double.isFinite(lo) || !Double.isFinite(hi)) {
                throw new IllegalArgumentException("no interval: " + lo + " to " + hi);
            }
        }
    }
}
