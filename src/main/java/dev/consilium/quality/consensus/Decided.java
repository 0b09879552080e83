package dev.consilium.quality.consensus;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A fit in the words of its input: a label per item, an estimate per rater. */
record Decided(Votes votes, VotePatterns patterns, Fit fit) {

    /** Posteriors closer than this differ by rounding alone. */
    static final double TIE = 1e-9;

    List<ItemLabel> labels(boolean strict) {
        return IntStream.range(0, votes.items().size())
                .mapToObj(item -> label(item, strict))
                .toList();
    }

    private ItemLabel label(int item, boolean strict) {
        int pattern = patterns.ofItem()[item];
        int classes = patterns.classes();
        double[] posterior = Arrays.copyOfRange(fit.posterior(), pattern * classes, (pattern + 1) * classes);
        double most = Arrays.stream(posterior).max().orElseThrow();
        int[] likeliest = IntStream.range(0, classes)
                .filter(k -> posterior[k] >= most - TIE)
                .toArray();
        boolean decides = patterns.informed(pattern) && (!strict || (patterns.votesOf(pattern) > 0 && most > 0.5));
        return new ItemLabel(
                votes.items().get(item),
                decides ? votes.classes().get(likeliest[0]) : null,
                posterior,
                likeliest.length > 1 && patterns.informed(pattern),
                fit.easiness() == null ? null : fit.easiness()[pattern]);
    }

    List<ReaderEstimate> readers(LabelModel model, ConsensusOptions options) {
        long[] counts = new long[votes.raters().size()];
        for (int vote = 0; vote < votes.size(); vote++) {
            counts[votes.rater()[vote]] += votes.repeats()[votes.item()[vote]];
        }
        if (!options.leaveOneOut()) {
            return IntStream.range(0, counts.length)
                    .mapToObj(rater -> reader(rater, counts[rater], null))
                    .toList();
        }
        return LeaveOneOut.perRater(
                patterns,
                model,
                options,
                (rater, others) -> reader(rater, counts[rater], LeaveOneOut.reliability(patterns, rater, others)));
    }

    private ReaderEstimate reader(int rater, long labels, @Nullable Double reliability) {
        return new ReaderEstimate(
                votes.raters().get(rater),
                confusion(rater),
                reliability,
                labels,
                fit.skill() == null ? null : fit.skill()[rater]);
    }

    /** {@code true x said} from {@code said x true}. */
    private double[][] confusion(int rater) {
        int classes = patterns.classes();
        int base = rater * classes * classes;
        double[][] confusion = new double[classes][classes];
        for (int at = 0; at < classes * classes; at++) {
            confusion[at % classes][at / classes] = fit.confusion()[base + at];
        }
        return confusion;
    }
}
