package dev.consilium.quality.fusion;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The label that more than half of the raters give, background where none is; the posterior is the share of the raters. A confusion is
 * with what the others make, or with what all do: {@link FusionOptions#leaveOneOut}.
 */
final class LabelMajority {

    private static final int NONE = -1;

    private final VoteCounts votes;
    private final int labels;

    private LabelMajority(VoteCounts votes, int labels) {
        this.votes = votes;
        this.labels = labels;
    }

    static LabelStaple.Fit of(VoteCounts votes, int labels, boolean leaveOneOut) {
        return new LabelMajority(votes, labels).fit(leaveOneOut);
    }

    /** Per pattern the label more than half of the raters give, -1 where none is. */
    static int[] strict(VoteCounts votes, int labels) {
        return IntStream.range(0, votes.size())
                .map(k -> strict(LabelStaple.given(votes, labels, k), votes.raters()))
                .toArray();
    }

    private static int strict(int[] given, int raters) {
        return IntStream.range(0, given.length)
                .filter(label -> 2 * given[label] > raters)
                .findFirst()
                .orElse(NONE);
    }

    /** Per pattern; without a label it is background. */
    static int[] consensus(VoteCounts votes, int labels) {
        return Arrays.stream(strict(votes, labels))
                .map(LabelMajority::orBackground)
                .toArray();
    }

    private static int orBackground(int label) {
        return label == NONE ? 0 : label;
    }

    private LabelStaple.Fit fit(boolean leaveOneOut) {
        double[][] shares = new double[votes.size()][labels];
        double[] prior = new double[labels];
        double[][][] confusion = new double[votes.raters()][labels][labels];
        for (int k = 0; k < shares.length; k++) {
            int[] given = LabelStaple.given(votes, labels, k);
            for (int j = 0; j < labels; j++) {
                shares[k][j] = (double) given[j] / votes.raters();
                prior[j] += shares[k][j] * votes.counts()[k] / votes.voxels();
            }
            for (int r = 0; r < votes.raters(); r++) {
                int said = votes.label(k, r);
                confusion[r][reference(given, said, leaveOneOut)][said] += votes.counts()[k];
            }
        }
        Arrays.stream(confusion).flatMap(Arrays::stream).forEach(LabelMajority::toShares);
        return new LabelStaple.Fit(prior, shares, confusion, 0, true);
    }

    private int reference(int[] given, int said, boolean leaveOneOut) {
        if (!leaveOneOut) {
            return orBackground(strict(given, votes.raters()));
        }
        int[] others = given.clone();
        others[said]--;
        return orBackground(strict(others, votes.raters() - 1));
    }

    /** A label that nothing is keeps its zeros. */
    private static void toShares(double[] row) {
        double sum = Arrays.stream(row).sum();
        for (int l = 0; l < row.length && sum > 0; l++) {
            row[l] /= sum;
        }
    }
}
