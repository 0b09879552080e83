package dev.consilium.quality.object;

import dev.consilium.quality.metric.MetricResult.Status;

/** What it means for a rate that there is nothing on a side. */
final class Emptiness {

    private Emptiness() {}

    static Status of(long predictions, long references) {
        if (references == 0) {
            return predictions == 0 ? Status.UNDEFINED_BOTH_EMPTY : Status.UNDEFINED_REF_EMPTY;
        }
        return predictions == 0 ? Status.UNDEFINED_PRED_EMPTY : Status.OK;
    }
}
