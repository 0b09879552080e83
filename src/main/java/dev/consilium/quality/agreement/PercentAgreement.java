package dev.consilium.quality.agreement;

import dev.consilium.quality.metric.MetricResult.Status;
import java.util.Arrays;

/** The mean agreement of the pairs of ratings of a unit, averaged over the units with a pair. */
final class PercentAgreement implements Coefficient {

    private final int[][] units;
    private final double[] agreement;

    PercentAgreement(Patterns counts, Distance distance) {
        units = counts.rows();
        agreement = Arrays.stream(units)
                .mapToDouble(unit -> (PairDistances.pairs(unit) - distance.within(unit)) / PairDistances.pairs(unit))
                .toArray();
    }

    @Override
    public Estimate of(int[] weights) {
        double sum = 0;
        long pairable = 0;
        for (int i = 0; i < weights.length; i++) {
            if (units[i].length > 1) {
                sum += weights[i] * agreement[i];
                pairable += weights[i];
            }
        }
        return pairable == 0 ? Estimate.undefined(Status.UNDEFINED_NO_PAIRS) : Estimate.ok(sum / pairable);
    }

    @Override
    public long cost() {
        return units.length;
    }
}
