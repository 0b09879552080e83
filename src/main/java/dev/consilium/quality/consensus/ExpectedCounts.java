package dev.consilium.quality.consensus;

import java.util.Arrays;

/** Sums over the posteriors of the truth: the M step of Dawid-Skene, and how any other model's posteriors become confusions. */
final class ExpectedCounts {

    private ExpectedCounts() {}

    /** Mean posterior per class over the units of which anything is known; uniform where nothing is. */
    static double[] priors(VotePatterns votes, double[] posterior) {
        int classes = votes.classes();
        double[] priors = new double[classes];
        double units = 0;
        for (int pattern = 0; pattern < votes.size(); pattern++) {
            if (votes.informed(pattern)) {
                units += votes.weight()[pattern];
                for (int k = 0; k < classes; k++) {
                    priors[k] += votes.weight()[pattern] * posterior[pattern * classes + k];
                }
            }
        }
        for (int k = 0; k < classes; k++) {
            priors[k] = units == 0 ? 1.0 / classes : priors[k] / units;
        }
        return priors;
    }

    /** {@code raters x said x true}. */
    static double[] of(VotePatterns votes, double[] posterior) {
        int classes = votes.classes();
        double[] counts = new double[votes.raters() * classes * classes];
        for (int pattern = 0; pattern < votes.size(); pattern++) {
            double weight = votes.weight()[pattern];
            for (int vote = votes.start()[pattern]; vote < votes.start()[pattern + 1]; vote++) {
                int base = votes.cell()[vote] * classes;
                for (int k = 0; k < classes; k++) {
                    counts[base + k] += weight * posterior[pattern * classes + k];
                }
            }
        }
        return counts;
    }

    static double[] confusion(VotePatterns votes, double[] posterior, double diagonal, double offDiagonal) {
        double[] counts = of(votes, posterior);
        normalise(counts, votes.classes(), diagonal, offDiagonal);
        return counts;
    }

    /** To shares of what is said per true class, pseudo-counts added; a true class without any count says everything alike. */
    static void normalise(double[] counts, int classes, double diagonal, double offDiagonal) {
        int square = classes * classes;
        double[] total = new double[classes];
        for (int base = 0; base < counts.length; base += square) {
            Arrays.fill(total, diagonal + (classes - 1) * offDiagonal);
            for (int at = 0; at < square; at++) {
                total[at % classes] += counts[base + at];
            }
            for (int at = 0; at < square; at++) {
                double pseudo = at / classes == at % classes ? diagonal : offDiagonal;
                double sum = total[at % classes];
                counts[base + at] = sum == 0 ? 1.0 / classes : (counts[base + at] + pseudo) / sum;
            }
        }
    }
}
