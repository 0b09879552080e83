package dev.consilium.quality.consensus;

import java.util.Arrays;

/** Majority and weighted majority: counts of votes, not models. A known truth does not overrule the votes here. */
final class Voting {

    /** Prior of a reader's accuracy: Beta(4, 1). */
    private static final double PRIOR_RIGHT = 4;

    private static final double PRIOR_WRONG = 1;
    private static final double LEAST_ABOVE_CHANCE = 0.01;
    private static final double MOST = 0.99;

    private Voting() {}

    static Fit majority(VotePatterns votes) {
        return Fit.ofPosterior(votes, blind(votes).shares(), null);
    }

    /**
     * Each vote counts {@code ln(a (K - 1) / (1 - a))} for the accuracy {@code a} of its reader: with equal priors and uniform
     * wrong labels these are log odds, so the posterior is their softmax.
     */
    static Fit weighted(VotePatterns votes) {
        int classes = votes.classes();
        double[] weights = Arrays.stream(accuracies(votes))
                .map(accuracy -> Math.log(accuracy * (classes - 1) / (1 - accuracy)))
                .toArray();
        double[] posterior = new double[votes.size() * classes];
        for (int pattern = 0; pattern < votes.size(); pattern++) {
            for (int vote = votes.start()[pattern]; vote < votes.start()[pattern + 1]; vote++) {
                int cell = votes.cell()[vote];
                posterior[pattern * classes + cell % classes] += weights[cell / classes];
            }
            LogSpace.normalise(posterior, pattern * classes, classes);
        }
        return Fit.ofPosterior(votes, posterior, weights);
    }

    /** From known truths where the reader has labelled any, else from agreement with the strict majority of the others. */
    private static double[] accuracies(VotePatterns votes) {
        Tally known = new Tally(votes.raters());
        Tally others = new Tally(votes.raters());
        int[] counts = new int[votes.classes()];
        for (int pattern = 0; pattern < votes.size(); pattern++) {
            known.addTruth(votes, pattern);
            others.addMajority(votes, pattern, counts);
        }
        double[] accuracies = new double[votes.raters()];
        double least = 1.0 / votes.classes() + LEAST_ABOVE_CHANCE;
        for (int rater = 0; rater < accuracies.length; rater++) {
            double shrunk = (known.all[rater] > 0 ? known : others).shrunk(rater);
            accuracies[rater] = Math.max(least, Math.min(MOST, shrunk));
        }
        return accuracies;
    }

    private static VotePatterns blind(VotePatterns votes) {
        int[] unknown = new int[votes.size()];
        Arrays.fill(unknown, Votes.UNKNOWN);
        return new VotePatterns(
                votes.classes(), votes.raters(), votes.start(), votes.cell(), votes.weight(), unknown, votes.ofItem());
    }

    /** Right labels and all labels per rater. */
    private static final class Tally {

        private final double[] right;
        private final double[] all;

        Tally(int raters) {
            right = new double[raters];
            all = new double[raters];
        }

        double shrunk(int rater) {
            return (right[rater] + PRIOR_RIGHT) / (all[rater] + PRIOR_RIGHT + PRIOR_WRONG);
        }

        void addTruth(VotePatterns votes, int pattern) {
            int truth = votes.truth()[pattern];
            for (int vote = votes.start()[pattern];
                    truth != Votes.UNKNOWN && vote < votes.start()[pattern + 1];
                    vote++) {
                add(votes, vote, truth, votes.weight()[pattern]);
            }
        }

        void addMajority(VotePatterns votes, int pattern, int[] counts) {
            int classes = votes.classes();
            int to = votes.start()[pattern + 1];
            int from = votes.start()[pattern];
            while (from < to) {
                int next = from;
                while (next < to && votes.cell()[next] / classes == votes.cell()[from] / classes) {
                    next++;
                }
                int majority = majorityWithout(votes, pattern, from, next, counts);
                for (int vote = from; majority != Votes.UNKNOWN && vote < next; vote++) {
                    add(votes, vote, majority, votes.weight()[pattern]);
                }
                from = next;
            }
        }

        private void add(VotePatterns votes, int vote, int truth, double weight) {
            int rater = votes.cell()[vote] / votes.classes();
            all[rater] += weight;
            right[rater] += votes.cell()[vote] % votes.classes() == truth ? weight : 0;
        }

        /** Strict majority of a pattern's votes but those from {@code from} to {@code next}, which are one rater's. */
        private static int majorityWithout(VotePatterns votes, int pattern, int from, int next, int[] counts) {
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
}
