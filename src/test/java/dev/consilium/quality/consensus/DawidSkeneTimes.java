package dev.consilium.quality.consensus;

import java.util.Arrays;

/** For the bench: exactly so many rounds of Dawid-Skene MAP, what merging the patterns costs included. */
public final class DawidSkeneTimes {

    private DawidSkeneTimes() {}

    /** @param items distinct vote patterns among them; @param millis median of the runs */
    public record Times(Votes votes, int patterns, double millis, double logLikelihood) {}

    public static Times of(int items, int raters, int perItem, int iterations, int runs) {
        Votes votes = SimulatedVotes.of(4, items, raters, perItem, .75, 1).votes();
        // The least tolerance there is, so that only the number of rounds ends a fit.
        ConsensusOptions options = new ConsensusOptions(3.5, 0.5, iterations, Double.MIN_VALUE, false);
        long[] nanos = new long[runs];
        Fit fit = null;
        for (int run = -runs; run < runs; run++) {
            long start = System.nanoTime();
            fit = LabelModel.of(ConsensusMethod.DAWID_SKENE).fit(VotePatterns.of(votes), options);
            if (run >= 0) {
                nanos[run] = System.nanoTime() - start;
            }
        }
        if (fit == null || fit.iterations() != iterations || fit.logLikelihood() == null) {
            throw new IllegalStateException("not the rounds that were asked for");
        }
        Arrays.sort(nanos);
        return new Times(votes, VotePatterns.of(votes).size(), nanos[runs / 2] / 1e6, fit.logLikelihood());
    }
}
