package dev.consilium.quality.agreement;

import dev.consilium.quality.metric.MetricResult.Status;

/** A coefficient as a function of how many units each {@link Patterns pattern} stands for, so that it can be resampled. */
interface Coefficient {

    /** @param weights units per pattern, in the order of the patterns */
    Estimate of(int[] weights);

    /** Rough number of additions of one evaluation. */
    long cost();

    /** @param value finite with {@code OK}, NaN with every other status */
    record Estimate(double value, Status status) {

        static Estimate ok(double value) {
            return new Estimate(value, Status.OK);
        }

        static Estimate undefined(Status why) {
            return new Estimate(Double.NaN, why);
        }

        boolean defined() {
            return status == Status.OK;
        }
    }
}
