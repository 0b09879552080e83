package dev.consilium.quality.fusion;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * STAPLE of several labels (Warfield, Zou and Wells 2004; Rohlfing, Russakoff and Maurer 2004): expectation maximisation of each rater's
 * confusion matrix and of the posterior of each pattern of labels. It starts from the label that most raters give, ties left out; the
 * prior is how often each label is given, and stays. A label that is the most frequent one nowhere starts from the shares of the raters.
 */
final class LabelStaple {

    private static final int MOST_ITERATIONS = 10_000;

    private final VoteCounts votes;
    private final int labels;
    private final double[] prior;
    private final double[][] posterior;
    private final double[][][] confusion;

    /**
     * @param posterior per pattern, of each label; @param confusion per rater, rows what is so, columns what the rater says
     */
    record Fit(double[] prior, double[][] posterior, double[][][] confusion, int iterations, boolean converged) {

        /** The posterior of one label, per pattern. */
        double[] of(int label) {
            return Arrays.stream(posterior).mapToDouble(row -> row[label]).toArray();
        }

        /** Voxels somebody marked where no label is as probable as .95. */
        long uncertain(VoteCounts votes) {
            long sum = 0;
            for (int k = 1; k < posterior.length; k++) {
                double most = Arrays.stream(posterior[k]).max().orElse(0);
                sum += most < FusionMetrics.UNCERTAIN_TO ? votes.counts()[k] : 0;
            }
            return sum;
        }

        /** Sum over the voxels somebody marked, in bits. */
        double entropy(VoteCounts votes) {
            double sum = 0;
            for (int k = 1; k < posterior.length; k++) {
                for (double share : posterior[k]) {
                    sum += votes.counts()[k] * PosteriorMap.bits(share);
                }
            }
            return sum;
        }
    }

    private LabelStaple(VoteCounts votes, int labels) {
        this.votes = votes;
        this.labels = labels;
        this.prior = new double[labels];
        this.posterior = new double[votes.size()][labels];
        this.confusion = new double[votes.raters()][labels][labels];
        start();
    }

    /** @param labels background among them */
    static Fit of(VoteCounts votes, int labels) {
        return new LabelStaple(votes, labels).fitted();
    }

    /** Per pattern the one label most raters give, -1 for a tie. */
    static int[] majority(VoteCounts votes, int labels) {
        int[] majority = new int[votes.size()];
        for (int k = 0; k < majority.length; k++) {
            int[] given = given(votes, labels, k);
            int most = Arrays.stream(given).max().orElse(0);
            majority[k] = -1;
            for (int j = 0; j < labels; j++) {
                if (given[j] == most) {
                    majority[k] = Arrays.stream(given).filter(n -> n == most).count() == 1 ? j : -1;
                }
            }
        }
        return majority;
    }

    /** The labels none is more probable than, in their order. */
    static int[] likely(double[] posterior) {
        double least = Arrays.stream(posterior).max().orElse(0) - Decision.SLACK;
        return IntStream.range(0, posterior.length)
                .filter(j -> posterior[j] >= least)
                .toArray();
    }

    /** How many raters give each label. */
    static int[] given(VoteCounts votes, int labels, int pattern) {
        int[] given = new int[labels];
        for (int r = 0; r < votes.raters(); r++) {
            given[votes.label(pattern, r)]++;
        }
        return given;
    }

    private void start() {
        int[] majority = majority(votes, labels);
        double[] decided = new double[labels];
        for (int k = 0; k < majority.length; k++) {
            if (majority[k] >= 0) {
                posterior[k][majority[k]] = 1;
                decided[majority[k]] += votes.counts()[k];
            }
        }
        long voxels = votes.voxels();
        for (int k = 0; k < majority.length; k++) {
            int[] given = given(votes, labels, k);
            for (int j = 0; j < labels; j++) {
                double share = (double) given[j] / votes.raters();
                prior[j] += share * votes.counts()[k] / voxels;
                posterior[k][j] = decided[j] > 0 ? posterior[k][j] : share;
            }
        }
    }

    private Fit fitted() {
        double change = Double.POSITIVE_INFINITY;
        int iterations = 0;
        while (change > Staple.STOP && iterations < MOST_ITERATIONS) {
            change = 0;
            for (int r = 0; r < confusion.length; r++) {
                change = Math.max(change, maximise(r));
            }
            expect();
            iterations++;
        }
        return new Fit(prior, posterior, confusion, iterations, change <= Staple.STOP);
    }

    /** @return the largest squared change; a label nothing is any more keeps its row */
    private double maximise(int rater) {
        double[][] sums = new double[labels][labels];
        for (int k = 0; k < posterior.length; k++) {
            int said = votes.label(k, rater);
            for (int j = 0; j < labels; j++) {
                sums[j][said] += votes.counts()[k] * posterior[k][j];
            }
        }
        double change = 0;
        for (int j = 0; j < labels; j++) {
            double sum = Arrays.stream(sums[j]).sum();
            for (int l = 0; l < labels && sum > 0; l++) {
                double moved = sums[j][l] / sum - confusion[rater][j][l];
                change = Math.max(change, moved * moved);
                confusion[rater][j][l] = sums[j][l] / sum;
            }
        }
        return change;
    }

    /** In logarithms; where no label can be so any more, a pattern stays what it was. */
    private void expect() {
        for (int k = 0; k < posterior.length; k++) {
            double[] ln = new double[labels];
            for (int j = 0; j < labels; j++) {
                ln[j] = Math.log(prior[j]);
                for (int r = 0; r < confusion.length; r++) {
                    ln[j] += Math.log(confusion[r][j][votes.label(k, r)]);
                }
            }
            double most = Arrays.stream(ln).max().orElse(0);
            if (most > Double.NEGATIVE_INFINITY) {
                double sum = 0;
                for (double value : ln) {
                    sum += Math.exp(value - most);
                }
                for (int j = 0; j < labels; j++) {
                    posterior[k][j] = Math.exp(ln[j] - most) / sum;
                }
            }
        }
    }
}
