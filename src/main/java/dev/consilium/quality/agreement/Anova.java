package dev.consilium.quality.agreement;

import java.util.Arrays;

/**
 * Mean squares of a complete table of targets and raters, in the words of Shrout and Fleiss 1979.
 *
 * @param targets n; @param raters k
 * @param between BMS, of the targets; @param judges JMS, of the raters; @param error EMS; @param within WMS, of the raters within a target
 * @param varied whether any two values differ
 */
record Anova(int targets, int raters, double between, double judges, double error, double within, boolean varied) {

    /** @param rows targets x raters; @param weights how many targets each row stands for */
    static Anova of(double[][] rows, int[] weights, int raters) {
        double n = Arrays.stream(weights).sum();
        double[] columns = new double[raters];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < raters; j++) {
                columns[j] += weights[i] * rows[i][j] / n;
            }
        }
        double grand = mean(columns);
        double between = 0;
        double within = 0;
        double error = 0;
        for (int i = 0; i < rows.length; i++) {
            double target = mean(rows[i]);
            between += weights[i] * square(target - grand);
            for (int j = 0; j < raters; j++) {
                within += weights[i] * square(rows[i][j] - target);
                error += weights[i] * square(rows[i][j] - target - columns[j] + grand);
            }
        }
        double judges =
                Arrays.stream(columns).map(column -> square(column - grand)).sum();
        return new Anova(
                (int) n,
                raters,
                raters * between / (n - 1),
                n * judges / (raters - 1),
                error / ((n - 1) * (raters - 1)),
                within / (n * (raters - 1)),
                varied(rows, weights));
    }

    /** Whether a divisor is nothing but rounding. */
    boolean vanishes(double divisor) {
        return !(Math.abs(divisor) > 1e-12 * (between + judges + error + within));
    }

    static boolean varied(double[][] rows, int[] weights) {
        double first = Double.NaN;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; weights[i] > 0 && j < rows[i].length; j++) {
                if (Double.isNaN(first)) {
                    first = rows[i][j];
                } else if (rows[i][j] != first) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double square(double value) {
        return value * value;
    }
}
