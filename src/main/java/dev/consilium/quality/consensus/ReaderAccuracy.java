package dev.consilium.quality.consensus;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each reader is right, {@code (right + 4) / (n + 5)}: shrunk by Beta(4, 1), .8 where nothing is known. Counted
 * against known truths where the reader has labelled any, else against the strict majority of the other readers.
 */
public final class ReaderAccuracy {

    private static final double PRIOR_RIGHT = 4;
    private static final double PRIOR_WRONG = 1;

    /** Of a reader of whom nothing is known. */
    public static final double UNKNOWN_READER = PRIOR_RIGHT / (PRIOR_RIGHT + PRIOR_WRONG);

    private final VotePatterns votes;
    private final double[] right;
    private final double[] all;

    private ReaderAccuracy(VotePatterns votes) {
        this.votes = votes;
        this.right = new double[votes.raters()];
        this.all = new double[votes.raters()];
    }

    /** Per rater, in the order of the votes' raters. */
    public static Map<String, Double> of(Votes votes) {
        double[] shrunk = of(VotePatterns.of(votes));
        Map<String, Double> accuracies = new LinkedHashMap<>();
        for (int rater = 0; rater < shrunk.length; rater++) {
            accuracies.put(votes.raters().get(rater), shrunk[rater]);
        }
        return accuracies;
    }

    static double[] of(VotePatterns votes) {
        ReaderAccuracy known = new ReaderAccuracy(votes);
        ReaderAccuracy others = new ReaderAccuracy(votes);
        int[] counts = new int[votes.classes()];
        for (int pattern = 0; pattern < votes.size(); pattern++) {
            known.againstTruth(pattern);
            others.againstMajority(pattern, counts);
        }
        double[] accuracies = new double[votes.raters()];
        Arrays.setAll(accuracies, rater -> (known.all[rater] > 0 ? known : others).shrunk(rater));
        return accuracies;
    }

    private double shrunk(int rater) {
        return (right[rater] + PRIOR_RIGHT) / (all[rater] + PRIOR_RIGHT + PRIOR_WRONG);
    }

    private void againstTruth(int pattern) {
        int truth = votes.truth()[pattern];
        if (truth != Votes.UNKNOWN) {
            add(pattern, votes.start()[pattern], votes.start()[pattern + 1], truth);
        }
    }

    /** Rater by rater: the votes of one rater lie side by side. */
    private void againstMajority(int pattern, int[] counts) {
        int to = votes.start()[pattern + 1];
        int from = votes.start()[pattern];
        while (from < to) {
            int next = from + 1;
            while (next < to && votes.cell()[next] / votes.classes() == votes.cell()[from] / votes.classes()) {
                next++;
            }
            int majority = majorityWithout(pattern, from, next, counts);
            if (majority != Votes.UNKNOWN) {
                add(pattern, from, next, majority);
            }
            from = next;
        }
    }

    private void add(int pattern, int from, int to, int truth) {
        for (int vote = from; vote < to; vote++) {
            int rater = votes.cell()[vote] / votes.classes();
            all[rater] += votes.weight()[pattern];
            right[rater] += votes.cell()[vote] % votes.classes() == truth ? votes.weight()[pattern] : 0;
        }
    }

    /** Strict majority of a pattern's votes but those from {@code from} to {@code next}. */
    private int majorityWithout(int pattern, int from, int next, int[] counts) {
        Arrays.fill(counts, 0);
        for (int vote = votes.start()[pattern]; vote < votes.start()[pattern + 1]; vote++) {
            counts[votes.cell()[vote] % counts.length] += vote < from || vote >= next ? 1 : 0;
        }
        int others = votes.votesOf(pattern) - (next - from);
        for (int k = 0; k < counts.length; k++) {
            if (2 * counts[k] > others) {
                return k;
            }
        }
        return Votes.UNKNOWN;
    }
}
