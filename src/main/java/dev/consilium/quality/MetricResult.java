package dev.consilium.quality;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The result contract of every metric: a value or null with a status, never NaN. */
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

    public record Interval(String method, double level, double lo, double hi) {}
}
