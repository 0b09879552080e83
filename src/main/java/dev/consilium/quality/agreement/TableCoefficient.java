package dev.consilium.quality.agreement;

import dev.consilium.quality.metric.MetricResult.Status;

/** A coefficient of complete rows of numbers. */
final class TableCoefficient implements Coefficient {

    /** NaN where there is no variation to compare with. */
    interface Formula {
        double of(double[][] rows, int[] weights);
    }

    private final CompleteRows rows;
    private final Formula formula;

    TableCoefficient(CompleteRows rows, Formula formula) {
        this.rows = rows;
        this.formula = formula;
    }

    @Override
    public Estimate of(int[] all) {
        int[] weights = rows.weights(all);
        Status status = rows.status(weights);
        if (status != Status.OK) {
            return Estimate.undefined(status);
        }
        double value = formula.of(rows.numbers(), weights);
        return Double.isFinite(value) ? Estimate.ok(value) : Estimate.undefined(Status.UNDEFINED_NO_VARIATION);
    }

    @Override
    public long cost() {
        return 4 * rows.cells();
    }
}
