package dev.consilium.quality.agreement;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Moments of the numbers of two raters, over n.
 *
 * @param difference mean of the first less the second; @param deviation of the differences, over n - 1
 */
record PairMoments(
        int units, double difference, double deviation, double varianceA, double varianceB, double covariance) {

    static PairMoments of(double[][] rows, int[] weights) {
        double n = 0;
        double meanA = 0;
        double meanB = 0;
        for (int i = 0; i < rows.length; i++) {
            n += weights[i];
            meanA += weights[i] * rows[i][0];
            meanB += weights[i] * rows[i][1];
        }
        meanA /= n;
        meanB /= n;
        double aa = 0;
        double bb = 0;
        double ab = 0;
        double dd = 0;
        for (int i = 0; i < rows.length; i++) {
            double a = rows[i][0] - meanA;
            double b = rows[i][1] - meanB;
            aa += weights[i] * a * a;
            bb += weights[i] * b * b;
            ab += weights[i] * a * b;
            dd += weights[i] * (a - b) * (a - b);
        }
        return new PairMoments((int) n, meanA - meanB, Math.sqrt(dd / (n - 1)), aa / n, bb / n, ab / n);
    }

    /** Lin 1989; NaN where neither varies and both are the same. */
    double concordance() {
        double most = varianceA + varianceB + difference * difference;
        return most > 0 ? 2 * covariance / most : Double.NaN;
    }

    /** By Fisher's transformation with the variance of Lin 1989 as corrected in 2000; null or not finite where it has none. */
    double @Nullable [] concordanceLimits(double level) {
        double c = concordance();
        double r = covariance / Math.sqrt(varianceA * varianceB);
        double shift = difference * difference / Math.sqrt(varianceA * varianceB);
        double rest = 1 - c * c;
        double variance = ((1 - r * r) * c * c / (rest * r * r)
                        + 2 * c * c * c * (1 - c) * shift / (r * rest * rest)
                        - c * c * c * c * shift * shift / (2 * r * r * rest * rest))
                / (units - 2);
        if (!(variance >= 0) || units < 3) {
            return null;
        }
        double half = NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2) * Math.sqrt(variance);
        double z = 0.5 * Math.log((1 + c) / (1 - c));
        return new double[] {Math.tanh(z - half), Math.tanh(z + half)};
    }
}
