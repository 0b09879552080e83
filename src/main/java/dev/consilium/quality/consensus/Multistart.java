package dev.consilium.quality.consensus;

import java.util.Random;
import java.util.stream.IntStream;

/**
 * Whether EM from the share of the votes, which is normative, ended in the best optimum that random starts find: a diagnostic,
 * it never changes a label.
 *
 * @param objective from the share of the votes; @param best of all starts, that one included
 * @param higher random starts that end above the normative one by more than rounding
 * @param otherLabels items whose likeliest class is another at the best optimum
 */
public record Multistart(
        String method,
        long seed,
        int starts,
        double objective,
        double best,
        int higher,
        int otherLabels,
        String inputDigest) {

    private static final double ABOVE = 1e-6;

    /** @param method one of the Dawid-Skene family; @throws IllegalArgumentException for another, or where there is nothing to fit */
    public static Multistart of(Votes votes, ConsensusMethod method, int starts, long seed) {
        VotePatterns patterns = VotePatterns.of(votes);
        if (!method.startsFromVotes() || !Degenerate.fits(patterns)) {
            throw new IllegalArgumentException("several starts are for Dawid-Skene with votes of two classes or more");
        }
        ConsensusOptions options = ConsensusOptions.DEFAULT;
        ConfusionRule rule = LabelModel.rule(method, options);
        Fit normative = DawidSkene.fit(patterns, rule, options);
        Random random = new Random(seed);
        Fit best = normative;
        int higher = 0;
        for (int start = 0; start < starts; start++) {
            Fit fit = DawidSkene.fit(patterns, rule, options, randomStart(patterns, random));
            higher += fit.maximum() > normative.maximum() + ABOVE ? 1 : 0;
            best = fit.maximum() > best.maximum() ? fit : best;
        }
        return new Multistart(
                method.id(),
                seed,
                starts,
                normative.maximum(),
                best.maximum(),
                higher,
                otherLabels(patterns, normative, best),
                votes.digest());
    }

    /** Uniform over the simplex, known truths kept. */
    private static double[] randomStart(VotePatterns votes, Random random) {
        double[] start = votes.shares();
        for (int pattern = 0; pattern < votes.size(); pattern++) {
            int base = pattern * votes.classes();
            for (int k = 0; votes.truth()[pattern] == Votes.UNKNOWN && k < votes.classes(); k++) {
                start[base + k] = Math.log(-Math.log(1 - random.nextDouble()));
            }
            if (votes.truth()[pattern] == Votes.UNKNOWN) {
                LogSpace.normalise(start, base, votes.classes());
            }
        }
        return start;
    }

    private static int otherLabels(VotePatterns votes, Fit one, Fit other) {
        return (int) IntStream.of(votes.ofItem())
                .filter(pattern -> likeliest(votes, one, pattern) != likeliest(votes, other, pattern))
                .count();
    }

    private static int likeliest(VotePatterns votes, Fit fit, int pattern) {
        int base = pattern * votes.classes();
        int likeliest = 0;
        for (int k = 1; k < votes.classes(); k++) {
            likeliest = fit.posterior()[base + k] > fit.posterior()[base + likeliest] + Decided.TIE ? k : likeliest;
        }
        return likeliest;
    }
}
