package dev.consilium.quality.mask;

import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Collects the results of one pair of masks; where it is not {@code OK}, the policy says what a metric is worth. */
final class MaskResults {

    private final Map<String, Object> common;
    private final EmptyPolicy policy;
    private final Status status;
    private final double diagonal;
    private final String inputDigest;
    private final List<MetricResult> results = new ArrayList<>();

    /** @param common parameters of all of them; @param diagonal of the image in mm, which is the worst distance */
    MaskResults(Map<String, Object> common, EmptyPolicy policy, Status status, double diagonal, String inputDigest) {
        this.common = new TreeMap<>(common);
        this.common.put("policy", policy.name());
        this.policy = policy;
        this.status = status;
        this.diagonal = diagonal;
        this.inputDigest = inputDigest;
    }

    List<MetricResult> results() {
        return results;
    }

    boolean defined() {
        return status == Status.OK;
    }

    /** That of the grids before any other. */
    Status statusOr(Status other) {
        return status == Status.GEOMETRY_MISMATCH ? status : other;
    }

    /** Of which 1 is best. @param value only asked for where the pair is defined, like those below */
    void share(Metric metric, Map<String, Object> parameters, DoubleSupplier value) {
        keep(metric, parameters, defined() ? (Double) value.getAsDouble() : policy.share(status), status);
    }

    void distance(Metric metric, Map<String, Object> parameters, DoubleSupplier mm) {
        keep(metric, parameters, defined() ? (Double) mm.getAsDouble() : policy.distance(status, diagonal), status);
    }

    /** What is as it is, whether masks are empty or not, unless grids do not match. */
    void measure(Metric metric, Map<String, Object> parameters, double value) {
        boolean mismatch = status == Status.GEOMETRY_MISMATCH;
        keep(metric, parameters, mismatch ? null : (Double) value, mismatch ? status : Status.OK);
    }

    void keep(Metric metric, Map<String, Object> parameters, @Nullable Double value, Status of) {
        Map<String, Object> all = new TreeMap<>(common);
        all.putAll(parameters);
        results.add(new MetricResult(
                metric.id(),
                metric.definitionVersion(),
                all,
                value,
                of,
                1,
                of == Status.OK ? 0 : 1,
                of == Status.GEOMETRY_MISMATCH ? 0 : 1,
                null,
                inputDigest));
    }
}
