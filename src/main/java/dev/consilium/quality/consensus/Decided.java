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

    /** @param others per rater, the posteriors fitted without the rater; null where they were not asked for */
    List<ReaderEstimate> readers(double @Nullable [][] others) {
        long[] counts = new long[votes.raters().size()];
        for (int vote = 0; vote < votes.size(); vote++) {
            counts[votes.rater()[vote]] += votes.repeats()[votes.item()[vote]];
        }
        return IntStream.range(0, counts.length)
                .mapToObj(rater -> new ReaderEstimate(
                        votes.raters().get(rater),
                        confusion(rater),
                        others == null ? null : LeaveOneOut.reliability(patterns, rater, others[rater]),
                        counts[rater],
                        fit.skill() == null ? null : fit.skill()[rater]))
                .toList();
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
