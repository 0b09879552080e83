package dev.consilium.quality.fusion;

import java.util.Arrays;

/** The label most raters give; the posterior is the share of the raters, and the confusions are with what follows from that. */
final class LabelMajority {

    private LabelMajority() {}

    static LabelStaple.Fit of(VoteCounts votes, int labels) {
        double[][] shares = new double[votes.size()][labels];
        double[] prior = new double[labels];
        double[][][] confusion = new double[votes.raters()][labels][labels];
        for (int k = 0; k < shares.length; k++) {
            for (int r = 0; r < votes.raters(); r++) {
                shares[k][votes.label(k, r)] += 1.0 / votes.raters();
            }
            int label = LabelStaple.likely(shares[k])[0];
            for (int j = 0; j < labels; j++) {
                prior[j] += shares[k][j] * votes.counts()[k] / votes.voxels();
            }
            for (int r = 0; r < votes.raters(); r++) {
                confusion[r][label][votes.label(k, r)] += votes.counts()[k];
            }
        }
        Arrays.stream(confusion).flatMap(Arrays::stream).forEach(LabelMajority::toShares);
        return new LabelStaple.Fit(prior, shares, confusion, 0, true);
    }

    /** A label that nothing is keeps its zeros. */
    private static void toShares(double[] row) {
        double sum = Arrays.stream(row).sum();
        for (int l = 0; l < row.length && sum > 0; l++) {
            row[l] /= sum;
        }
    }
}
