package dev.consilium.quality.consensus;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Each rater against the consensus of the others: fitted without the rater, since a rater agrees with oneself too well. */
final class LeaveOneOut {

    private LeaveOneOut() {}

    /**
     * Per rater, the posteriors ({@code patterns x classes}) of a fit to the others. The fits run in parallel and do not depend
     * on each other.
     */
    static double[][] posteriors(VotePatterns votes, LabelModel model, ConsensusOptions options) {
        return IntStream.range(0, votes.raters())
                .parallel()
                .mapToObj(rater -> model.fit(votes.without(rater), options).posterior())
                .toArray(double[][]::new);
    }

    /** Expected share of agreement; null where nothing is known of the rater's items but from the rater. */
    static @Nullable Double reliability(VotePatterns votes, int rater, double[] posteriorOfOthers) {
        double agreed = 0;
        double all = 0;
        for (int pattern = 0; pattern < votes.size(); pattern++) {
            if (comparable(votes, pattern, rater)) {
                for (int vote = votes.start()[pattern]; vote < votes.start()[pattern + 1]; vote++) {
                    int cell = votes.cell()[vote];
                    if (cell / votes.classes() == rater) {
                        all += votes.weight()[pattern];
                        agreed += votes.weight()[pattern]
                                * posteriorOfOthers[pattern * votes.classes() + cell % votes.classes()];
                    }
                }
            }
        }
        return all == 0 ? null : agreed / all;
    }

    static boolean comparable(VotePatterns votes, int pattern, int rater) {
        return votes.truth()[pattern] != Votes.UNKNOWN
                || IntStream.range(votes.start()[pattern], votes.start()[pattern + 1])
                        .anyMatch(vote -> votes.cell()[vote] / votes.classes() != rater);
    }
}
