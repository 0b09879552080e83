package dev.consilium.quality.consensus;

import dev.consilium.quality.metric.MetricResult.Status;
import java.util.stream.IntStream;

/** Votes from which nothing can be learned about readers. */
final class Degenerate {

    /** The share of the votes, where there is nothing to fit. */
    static final LabelModel MODEL = (votes, options) -> Fit.ofPosterior(votes, votes.shares(), null);

    private Degenerate() {}

    static boolean fits(VotePatterns votes) {
        return votes.classes() > 1 && votes.cell().length > 0;
    }

    static Status status(VotePatterns votes) {
        if (votes.cell().length == 0) {
            return Status.INSUFFICIENT_DATA;
        }
        if (votes.classes() == 1) {
            return Status.UNDEFINED_ONE_CATEGORY;
        }
        if (IntStream.range(0, votes.size()).noneMatch(pattern -> compared(votes, pattern))) {
            return Status.UNDEFINED_NO_PAIRS;
        }
        return oneClass(votes) ? Status.UNDEFINED_NO_VARIATION : Status.OK;
    }

    private static boolean compared(VotePatterns votes, int pattern) {
        return votes.votesOf(pattern) + (votes.truth()[pattern] == Votes.UNKNOWN ? 0 : 1) > 1;
    }

    private static boolean oneClass(VotePatterns votes) {
        return IntStream.of(votes.cell())
                        .map(cell -> cell % votes.classes())
                        .distinct()
                        .count()
                == 1;
    }
}
