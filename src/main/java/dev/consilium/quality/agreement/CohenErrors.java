package dev.consilium.quality.agreement;

import dev.consilium.quality.agreement.Coefficient.Estimate;
import dev.consilium.quality.agreement.CohenKappa.TwoRaterTable;
import dev.consilium.quality.metric.MetricResult.Interval;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The two standard errors of Cohen's kappa of Fleiss, Cohen and Everitt 1969: the asymptotic one for intervals, and the one were there
 * no agreement beyond chance, for the test alone.
 *
 * @param interval 95 %; null without a kappa or below five units
 */
record CohenErrors(long units, @Nullable Interval interval, Map<String, Object> parameters) {

    private static final double LEVEL = 0.95;
    /** Beyond this many cells of the table its null error is left out. */
    private static final double MOST_CELLS = 4e6;

    static CohenErrors of(Patterns rows, CohenKappa kappa, int raterA, int raterB, Distance distance) {
        Estimate estimate = kappa.of(rows.weights());
        TwoRaterTable table = kappa.table(rows.weights());
        long units = (long) table.units();
        if (!estimate.defined()) {
            return new CohenErrors(units, null, Map.of());
        }
        double k = estimate.value();
        double[] byA = distance.against(table.sharesB());
        double[] byB = distance.against(table.sharesA());
        double expected = distance.mean(table.sharesA(), table.sharesB());
        double error = asymptotic(rows, kappa, raterA, raterB, distance, k, byA, byB);
        double standard = error / (Math.sqrt(table.units()) * expected);
        Map<String, Object> parameters = new TreeMap<>(Map.of("standardError", standard));
        double none = ofChance(table, distance, byA, byB);
        if (none > 0) {
            double nullError = Math.sqrt(none) / (Math.sqrt(table.units()) * expected);
            parameters.putAll(Map.of("nullStandardError", nullError, "z", k / nullError));
        }
        parameters.put("intervalStatus", (units < Bootstrap.FEWEST ? Status.INSUFFICIENT_DATA : Status.OK).name());
        return new CohenErrors(units, units < Bootstrap.FEWEST ? null : interval(k, standard), parameters);
    }

    private static Interval interval(double kappa, double error) {
        double half = NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + LEVEL) / 2) * error;
        return new Interval("fleiss-cohen-everitt", LEVEL, kappa - half, kappa + half);
    }

    /** The root of the sum of {@code P_ij (w_ij - (wr_i + wc_j)(1 - k))^2} less {@code (k - pe (1 - k))^2}. */
    private static double asymptotic(
            Patterns rows,
            CohenKappa kappa,
            int raterA,
            int raterB,
            Distance distance,
            double k,
            double[] byA,
            double[] byB) {
        double mean = 0;
        double squares = 0;
        double units = 0;
        for (int i = 0; i < rows.rows().length; i++) {
            int[] row = rows.rows()[i];
            if (kappa.both(row)) {
                int a = row[raterA];
                int b = row[raterB];
                double term = 1 - distance.between(a, b) - (2 - byA[a] - byB[b]) * (1 - k);
                units += rows.weights()[i];
                double before = term - mean;
                mean += rows.weights()[i] / units * before;
                squares += rows.weights()[i] * before * (term - mean);
            }
        }
        return Math.sqrt(squares / units);
    }

    /** The sum of {@code p_i. p_.j (w_ij - wr_i - wc_j)^2} less {@code pe^2}; NaN for too many categories. */
    private static double ofChance(TwoRaterTable table, Distance distance, double[] byA, double[] byB) {
        double[] a = table.sharesA();
        double[] b = table.sharesB();
        if ((double) a.length * b.length > MOST_CELLS) {
            return Double.NaN;
        }
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; a[i] > 0 && j < b.length; j++) {
                double term = byA[i] + byB[j] - distance.between(i, j) - 1;
                mean += a[i] * b[j] * term;
                squares += a[i] * b[j] * term * term;
            }
        }
        return squares - mean * mean;
    }
}
