package dev.consilium.quality.agreement;

import dev.consilium.quality.metric.MetricResult.Status;
import java.util.Arrays;

/**
 * {@code (pa - pe) / (1 - pe)} as {@code 1 - da / de}, mean distance of pairs over the distance expected by chance: both are sums
 * of what is never negative, so nothing cancels.
 */
final class ChanceCorrected implements Coefficient {

    /** What chance alone would do. */
    enum Chance {
        /** Raters draw from the shares all of them have (Scott 1955, Fleiss 1971, for missing ratings Gwet 2014). */
        SHARES,
        /** Chance meets the units that are hard alone (Gwet 2008). */
        GWET,
        /** Every category is as likely (Brennan and Prediger 1981). */
        UNIFORM
    }

    private final Chance chance;
    private final Distance distance;
    private final PairDistances pairs;
    private final int categories;
    private final double ofWeights;
    private final long cells;

    ChanceCorrected(Chance chance, Patterns counts, Distance distance, int categories) {
        this.chance = chance;
        this.distance = distance;
        this.cells = counts.cells();
        this.pairs = new PairDistances(counts, distance);
        this.categories = categories;
        double[] ones = new double[categories];
        Arrays.fill(ones, 1);
        this.ofWeights = (double) categories * categories - distance.mean(ones, ones);
    }

    @Override
    public Estimate of(int[] weights) {
        double observed = pairs.mean(weights);
        if (Double.isNaN(observed)) {
            return Estimate.undefined(Status.UNDEFINED_NO_PAIRS);
        }
        if (categories < 2) {
            return Estimate.undefined(Status.UNDEFINED_ONE_CATEGORY);
        }
        double expected = expected(weights);
        return expected > 0 ? Estimate.ok(1 - observed / expected) : Estimate.undefined(Status.UNDEFINED_NO_VARIATION);
    }

    @Override
    public long cost() {
        return cells + 4L * categories;
    }

    private double expected(int[] weights) {
        if (chance == Chance.UNIFORM) {
            return 1 - ofWeights / ((double) categories * categories);
        }
        double[] shares = pairs.shares(weights, categories);
        if (chance == Chance.SHARES) {
            return distance.apart(shares, shares) ? distance.mean(shares, shares) : 0;
        }
        double spread = 0;
        for (double share : shares) {
            spread += share * (1 - share);
        }
        return 1 - ofWeights / ((double) categories * (categories - 1)) * spread;
    }
}
