package dev.consilium.quality.agreement;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** Kendall's coefficient of concordance of the ranks of several raters, corrected for ties (Kendall 1948, Siegel 1956). */
final class KendallW {

    private KendallW() {}

    /** NaN where every rater gives one rank alone. */
    static double of(double[][] rows, int[] weights) {
        int raters = rows[0].length;
        double n = IntStream.of(weights).sum();
        double[] sums = new double[rows.length];
        double ties = 0;
        for (int rater = 0; rater < raters; rater++) {
            ties += rank(rows, weights, rater, sums);
        }
        double centre = raters * (n + 1) / 2;
        double squares = 0;
        for (int i = 0; i < rows.length; i++) {
            squares += weights[i] * (sums[i] - centre) * (sums[i] - centre);
        }
        double most = raters * (raters * (n * n * n - n) - ties);
        return most > 0 ? 12 * squares / most : Double.NaN;
    }

    /** Adds this rater's mean ranks and tells the sum of {@code t^3 - t} over the ties. */
    private static double rank(double[][] rows, int[] weights, int rater, double[] sums) {
        int[] order = IntStream.range(0, rows.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> rows[i][rater]))
                .mapToInt(Integer::intValue)
                .toArray();
        double below = 0;
        double ties = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            double tied = 0;
            while (to < order.length && rows[order[to]][rater] == rows[order[from]][rater]) {
                tied += weights[order[to++]];
            }
            for (int at = from; at < to; at++) {
                sums[order[at]] += below + (tied + 1) / 2;
            }
            below += tied;
            ties += tied * tied * tied - tied;
            from = to;
        }
        return ties;
    }

    /** Of no concordance: {@code m (n - 1) W} is about chi-squared with n - 1 degrees of freedom. */
    static Map<String, Object> test(double w, int targets, int raters) {
        double chi = raters * (targets - 1.0) * w;
        return Map.of(
                "chiSquared",
                chi,
                "degreesOfFreedom",
                targets - 1,
                "pValue",
                ChiSquaredDistribution.of(targets - 1).survivalProbability(chi));
    }
}
