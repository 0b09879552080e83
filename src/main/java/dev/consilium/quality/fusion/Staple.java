package dev.consilium.quality.fusion;

import java.util.Arrays;

/**
 * STAPLE of two labels (Warfield, Zou and Wells 2004): expectation maximisation of each rater's sensitivity p and specificity q and of the
 * posterior W of each voxel, over patterns of votes in place of voxels. It starts from W = share of the votes; the prior is the mean of
 * that over the field of view and stays.
 */
final class Staple {

    /** Largest squared change of any p or q at which it ends, as ITK. */
    static final double STOP = 1e-14;

    static final int MOST_ITERATIONS = 10_000;

    private static final int HELD_SO = 0;
    private static final int LEFT_SO = 1;
    private static final int HELD_NOT = 2;
    private static final int LEFT_NOT = 3;

    private final VoteCounts votes;
    private final double prior;
    private final double[] w;
    private final double[] complement;
    /** Per rater: p, 1 - p, 1 - q, q, each from its own sum, so that nothing is lost next to one. */
    private final double[][] rates;

    private Staple(VoteCounts votes) {
        this.votes = votes;
        this.w = votes.shares();
        this.complement = Arrays.stream(w).map(share -> 1 - share).toArray();
        this.prior = votes.total(w) / votes.voxels();
        this.rates = new double[votes.raters()][];
        Arrays.setAll(rates, r -> new double[] {0, 1, 0, 1});
    }

    static Decision of(VoteCounts votes) {
        return new Staple(votes).fitted();
    }

    private Decision fitted() {
        double change = Double.POSITIVE_INFINITY;
        int iterations = 0;
        while (change > STOP && iterations < MOST_ITERATIONS) {
            change = 0;
            for (int r = 0; r < rates.length; r++) {
                double[] before = rates[r];
                rates[r] = maximised(r);
                change = Math.max(change, square(rates[r][HELD_SO] - before[HELD_SO]));
                change = Math.max(change, square(rates[r][LEFT_NOT] - before[LEFT_NOT]));
            }
            expect();
            iterations++;
        }
        boolean[] kept = new boolean[rates.length];
        Arrays.fill(kept, true);
        return new Decision(
                w,
                Decision.atLeastHalf(w),
                prior,
                Arrays.stream(rates).mapToDouble(rate -> rate[HELD_SO]).toArray(),
                Arrays.stream(rates).mapToDouble(rate -> rate[LEFT_NOT]).toArray(),
                kept,
                iterations,
                change <= STOP);
    }

    /** Where nothing is so, or everything, the rates of that stay what they were. */
    private double[] maximised(int rater) {
        double[] sums = new double[4];
        for (int k = 0; k < w.length; k++) {
            int said = votes.held(k, rater) ? HELD_SO : LEFT_SO;
            sums[said] += votes.counts()[k] * w[k];
            sums[HELD_NOT + said] += votes.counts()[k] * complement[k];
        }
        double[] rate = rates[rater].clone();
        for (int truth = HELD_SO; truth <= HELD_NOT; truth += 2) {
            double sum = sums[truth] + sums[truth + 1];
            if (sum > 0) {
                rate[truth] = sums[truth] / sum;
                rate[truth + 1] = sums[truth + 1] / sum;
            }
        }
        return rate;
    }

    /** In logarithms; where neither can be so any more, a pattern stays what it was. */
    private void expect() {
        double[][] ln = new double[rates.length][];
        Arrays.setAll(ln, r -> Arrays.stream(rates[r]).map(Math::log).toArray());
        for (int k = 0; k < w.length; k++) {
            double so = Math.log(prior);
            double not = Math.log1p(-prior);
            for (int r = 0; r < ln.length; r++) {
                int said = votes.held(k, r) ? HELD_SO : LEFT_SO;
                so += ln[r][said];
                not += ln[r][HELD_NOT + said];
            }
            if (so > Double.NEGATIVE_INFINITY || not > Double.NEGATIVE_INFINITY) {
                w[k] = 1 / (1 + Math.exp(not - so));
                complement[k] = 1 / (1 + Math.exp(so - not));
            }
        }
    }

    private static double square(double value) {
        return value * value;
    }
}
