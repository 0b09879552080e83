package dev.consilium.quality.agreement;

import dev.consilium.quality.metric.MetricResult.Status;
import java.util.Arrays;

/**
 * Chance from the shares of each rater, over that rater's own units (Conger 1980, for missing ratings Gwet 2014). Its
 * {@code pbar_k pbar_l - S_kl / m} is the mean of {@code p_gk p_hl} over the ordered pairs of different raters, which is summed here.
 */
final class CongerKappa implements Coefficient {

    private final int[][] rows;
    private final double[] apart;
    private final int raters;
    private final int categories;
    private final Distance distance;

    CongerKappa(Patterns rows, int raters, int categories, Distance distance) {
        this.rows = rows.rows();
        this.raters = raters;
        this.categories = categories;
        this.distance = distance;
        this.apart = new double[this.rows.length];
        for (int i = 0; i < apart.length; i++) {
            int[] given = Arrays.stream(this.rows[i])
                    .filter(value -> value != Ratings.MISSING)
                    .toArray();
            apart[i] = given.length < 2 ? Double.NaN : distance.within(given) / PairDistances.pairs(given);
        }
    }

    @Override
    public Estimate of(int[] weights) {
        double observed = 0;
        long pairable = 0;
        for (int i = 0; i < weights.length; i++) {
            if (!Double.isNaN(apart[i])) {
                observed += weights[i] * apart[i];
                pairable += weights[i];
            }
        }
        if (pairable == 0) {
            return Estimate.undefined(Status.UNDEFINED_NO_PAIRS);
        }
        if (categories < 2) {
            return Estimate.undefined(Status.UNDEFINED_ONE_CATEGORY);
        }
        double expected = expected(shares(weights));
        return expected > 0
                ? Estimate.ok(1 - observed / pairable / expected)
                : Estimate.undefined(Status.UNDEFINED_NO_VARIATION);
    }

    /** Each rater beside the sum of the ones before, so that nothing is subtracted. */
    private double expected(double[][] shares) {
        double[] before = new double[categories];
        double sum = 0;
        boolean apart = false;
        int counted = 0;
        for (double[] rater : shares) {
            if (rater.length > 0) {
                sum += 2 * distance.mean(before, rater);
                apart |= distance.apart(before, rater);
                counted++;
                for (int k = 0; k < categories; k++) {
                    before[k] += rater[k];
                }
            }
        }
        return apart ? sum / ((double) counted * (counted - 1)) : 0;
    }

    /** Per rater the share of each category, nothing for who rated nothing. */
    private double[][] shares(int[] weights) {
        double[][] shares = new double[raters][];
        for (int rater = 0; rater < raters; rater++) {
            shares[rater] = shares(weights, rater);
        }
        return shares;
    }

    private double[] shares(int[] weights, int rater) {
        double[] totals = new double[categories];
        double all = 0;
        for (int i = 0; i < weights.length; i++) {
            if (rows[i][rater] != Ratings.MISSING) {
                totals[rows[i][rater]] += weights[i];
                all += weights[i];
            }
        }
        for (int k = 0; k < categories; k++) {
            totals[k] /= all;
        }
        return all > 0 ? totals : new double[0];
    }

    @Override
    public long cost() {
        return (long) raters * (rows.length + 5L * categories);
    }
}
