package dev.consilium.quality.mask;

import dev.consilium.quality.metric.MetricResult.Status;
import org.jspecify.annotations.Nullable;

/** What a metric is worth where a mask is empty; the status says it either way. */
public enum EmptyPolicy {
    /** Of annotators: two that mark nothing agree, one that alone marks something does not. */
    AGREEMENT,
    /** No value: the case is counted and left out. */
    SKIP,
    /** The worst value. */
    WORST;

    /** Of a share, of which 1 is best. */
    @Nullable
    Double share(Status status) {
        return value(status, 1, 0);
    }

    /** Of a distance. @param diagonal of the image, in mm */
    @Nullable
    Double distance(Status status, double diagonal) {
        return value(status, 0, diagonal);
    }

    private @Nullable Double value(Status status, double best, double worst) {
        boolean agree = this == AGREEMENT && status == Status.UNDEFINED_BOTH_EMPTY;
        return this == SKIP || status == Status.GEOMETRY_MISMATCH ? null : (Double) (agree ? best : worst);
    }
}
