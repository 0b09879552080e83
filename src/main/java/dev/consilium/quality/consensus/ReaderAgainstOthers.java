package dev.consilium.quality.consensus;

import dev.consilium.quality.consensus.ReaderReport.Cell;
import dev.consilium.quality.metric.MetricResult.Interval;
import dev.consilium.quality.metric.Proportion;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.jspecify.annotations.Nullable;

/** The labels of one reader beside what the others hold to be true of the same items. */
final class ReaderAgainstOthers {

    private static final double LEVEL = 0.95;

    private final Votes votes;
    private final VotePatterns patterns;
    private final int rater;
    private final double[] others;
    /** {@code true x said}. */
    private final double[][] counts;

    private long labels;
    private int goldRight;
    private int goldAll;

    ReaderAgainstOthers(Votes votes, VotePatterns patterns, int rater, double[] others) {
        this.votes = votes;
        this.patterns = patterns;
        this.rater = rater;
        this.others = others;
        this.counts = new double[patterns.classes()][patterns.classes()];
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
            boolean comparable = LeaveOneOut.comparable(patterns, pattern, rater);
            for (int vote = patterns.start()[pattern]; vote < patterns.start()[pattern + 1]; vote++) {
                if (patterns.cell()[vote] / patterns.classes() == rater) {
                    count(pattern, patterns.cell()[vote] % patterns.classes(), comparable);
                }
            }
        }
    }

    private void count(int pattern, int said, boolean comparable) {
        double weight = patterns.weight()[pattern];
        labels += (long) weight;
        for (int k = 0; comparable && k < counts.length; k++) {
            counts[k][said] += weight * others[pattern * counts.length + k];
        }
        if (patterns.truth()[pattern] != Votes.UNKNOWN) {
            goldAll += (int) weight;
            goldRight += patterns.truth()[pattern] == said ? (int) weight : 0;
        }
    }

    ReaderReport report(double[] priors, ConsensusOptions options) {
        Cell[][] confusion = confusion(options);
        double compared = Arrays.stream(counts).flatMapToDouble(Arrays::stream).sum();
        double information = information(confusion, priors);
        double entropy = entropy(priors);
        return new ReaderReport(
                votes.raters().get(rater),
                votes.classes(),
                labels,
                compared,
                confusion,
                accuracy(confusion, priors),
                information,
                entropy == 0 ? null : Math.min(1, information / entropy),
                compared == 0 ? null : bias(compared),
                LeaveOneOut.reliability(patterns, rater, others),
                goldAll == 0 ? null : Proportion.of(goldRight, goldAll));
    }

    private Cell[][] confusion(ConsensusOptions options) {
        int classes = counts.length;
        Cell[][] confusion = new Cell[classes][classes];
        for (int k = 0; k < classes; k++) {
            double all = Arrays.stream(counts[k]).sum() + options.diagonal() + (classes - 1) * options.offDiagonal();
            for (int said = 0; said < classes; said++) {
                double own = counts[k][said] + (k == said ? options.diagonal() : options.offDiagonal());
                confusion[k][said] = cell(own, all);
            }
        }
        return confusion;
    }

    /** The marginal of a Dirichlet is a beta distribution. */
    private static Cell cell(double own, double all) {
        if (own >= all) {
            return new Cell(1, new Interval("dirichlet", LEVEL, 1, 1));
        }
        BetaDistribution beta = BetaDistribution.of(own, all - own);
        return new Cell(
                own / all,
                new Interval(
                        "dirichlet",
                        LEVEL,
                        beta.inverseCumulativeProbability((1 - LEVEL) / 2),
                        beta.inverseSurvivalProbability((1 - LEVEL) / 2)));
    }

    private static double accuracy(Cell[][] confusion, double[] priors) {
        double accuracy = 0;
        for (int k = 0; k < priors.length; k++) {
            accuracy += priors[k] * confusion[k][k].share();
        }
        return accuracy;
    }

    private static double information(Cell[][] confusion, double[] priors) {
        double information = 0;
        for (int said = 0; said < priors.length; said++) {
            double chance = 0;
            for (int k = 0; k < priors.length; k++) {
                chance += priors[k] * confusion[k][said].share();
            }
            for (int k = 0; k < priors.length; k++) {
                double share = confusion[k][said].share();
                information += priors[k] * share * (share == 0 ? 0 : Math.log(share / chance));
            }
        }
        return Math.max(0, information);
    }

    private static double entropy(double[] priors) {
        return Arrays.stream(priors)
                .filter(p -> p > 0)
                .map(p -> -p * Math.log(p))
                .sum();
    }

    private double @Nullable [] bias(double compared) {
        double[] bias = new double[counts.length];
        for (int k = 0; k < bias.length; k++) {
            for (int said = 0; said < bias.length; said++) {
                bias[said] += counts[k][said] / compared;
                bias[k] -= counts[k][said] / compared;
            }
        }
        return bias;
    }
}
