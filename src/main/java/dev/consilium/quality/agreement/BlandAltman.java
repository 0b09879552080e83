package dev.consilium.quality.agreement;

import dev.consilium.quality.metric.MetricResult.Status;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/** Mean difference of two raters and that many standard deviations beside it (Bland and Altman 1986). */
final class BlandAltman implements Coefficient {

    static final double LIMIT = 1.96;

    private final CompleteRows rows;
    private final double deviations;

    BlandAltman(CompleteRows rows, double deviations) {
        this.rows = rows;
        this.deviations = deviations;
    }

    @Override
    public Estimate of(int[] all) {
        int[] weights = rows.weights(all);
        int units = Arrays.stream(weights).sum();
        if (units == 0) {
            return Estimate.undefined(Status.UNDEFINED_NO_PAIRS);
        }
        PairMoments moments = PairMoments.of(rows.numbers(), weights);
        if (deviations == 0) {
            return Estimate.ok(moments.difference());
        }
        return units < 2
                ? Estimate.undefined(Status.INSUFFICIENT_DATA)
                : Estimate.ok(moments.difference() + deviations * moments.deviation());
    }

    /** {@code s / sqrt(n)} of the mean, {@code sqrt(3 s^2 / n)} of a limit. */
    static double error(PairMoments moments, double deviations) {
        return moments.deviation() * Math.sqrt((deviations == 0 ? 1.0 : 3.0) / moments.units());
    }

    static double[] limits(PairMoments moments, double deviations, double level) {
        double t = quantile(TDistribution.of(moments.units() - 1), (1 + level) / 2);
        double value = moments.difference() + deviations * moments.deviation();
        double half = t * error(moments, deviations);
        return new double[] {value - half, value + half};
    }

    /** The library stops at nine digits; one step of Newton's has the rest. */
    private static double quantile(TDistribution t, double share) {
        double near = t.inverseCumulativeProbability(share);
        return near + (t.survivalProbability(near) - (1 - share)) / t.density(near);
    }

    @Override
    public long cost() {
        return 4 * rows.cells();
    }
}
