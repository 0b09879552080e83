package dev.consilium.quality.consensus;

import java.util.Arrays;

/** Majority and weighted majority: counts of votes, not models. A known truth does not overrule the votes here. */
final class Voting {

    private static final double LEAST_ABOVE_CHANCE = 0.01;
    private static final double MOST = 0.99;

    private Voting() {}

    static Fit majority(VotePatterns votes) {
        return Fit.ofPosterior(votes, votes.blind().shares(), null);
    }

    /**
     * Each vote counts {@code ln(a (K - 1) / (1 - a))} for the accuracy {@code a} of its reader, clipped to
     * {@code [1 / K + .01, .99]}: with equal priors and uniform wrong labels these are log odds, so the posterior is their
     * softmax.
     */
    static Fit weighted(VotePatterns votes) {
        int classes = votes.classes();
        double[] weights = Arrays.stream(ReaderAccuracy.of(votes))
                .map(accuracy -> Math.max(1.0 / classes + LEAST_ABOVE_CHANCE, Math.min(MOST, accuracy)))
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
}
