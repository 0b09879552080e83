package dev.consilium.quality.agreement;

import dev.consilium.quality.metric.MetricResult.Status;
import java.util.Arrays;

/** ICC(1,1) of targets with different numbers of ratings, from one-way mean squares and {@code k0} for the number of raters. */
final class OneWayIcc implements Coefficient {

    private final double[][] targets;

    OneWayIcc(Patterns rows, double[] positions) {
        targets = Arrays.stream(rows.rows())
                .map(row -> Arrays.stream(row)
                        .filter(value -> value != Ratings.MISSING)
                        .mapToDouble(value -> positions[value])
                        .toArray())
                .toArray(double[][]::new);
    }

    /** @param meanRaters k0 = (n - sum n_i^2 / n) / (N - 1); @param df N - 1 and n - N degrees of freedom */
    record Squares(double between, double within, double meanRaters, double targets, double df, boolean varied) {

        double[] limits(double level) {
            return IccForm.ofRatio(between / within, targets, df, meanRaters, level);
        }
    }

    Squares squares(int[] weights) {
        double count = 0;
        double ratings = 0;
        double squared = 0;
        double grand = 0;
        for (int i = 0; i < targets.length; i++) {
            double given = targets[i].length;
            count += weights[i];
            ratings += weights[i] * given;
            squared += weights[i] * given * given;
            grand += weights[i] * mean(targets[i]) * given;
        }
        grand /= ratings;
        double between = 0;
        double within = 0;
        double spread = 0;
        for (int i = 0; i < targets.length; i++) {
            double mean = mean(targets[i]);
            between += weights[i] * targets[i].length * (mean - grand) * (mean - grand);
            for (double value : targets[i]) {
                within += weights[i] * (value - mean) * (value - mean);
                spread = Math.max(spread, weights[i] > 0 ? Math.abs(value - targets[0][0]) : 0);
            }
        }
        return new Squares(
                between / (count - 1),
                within / (ratings - count),
                (ratings - squared / ratings) / (count - 1),
                count,
                ratings - count,
                spread > 0);
    }

    @Override
    public Estimate of(int[] weights) {
        Squares s = squares(weights);
        if (!(s.df() > 0)) {
            return Estimate.undefined(Status.UNDEFINED_NO_PAIRS);
        }
        if (s.targets() < 2) {
            return Estimate.undefined(Status.INSUFFICIENT_DATA);
        }
        double divisor = s.between() + (s.meanRaters() - 1) * s.within();
        return s.varied() && divisor > 0
                ? Estimate.ok((s.between() - s.within()) / divisor)
                : Estimate.undefined(Status.UNDEFINED_NO_VARIATION);
    }

    @Override
    public long cost() {
        long cells = 0;
        for (double[] target : targets) {
            cells += 4L * target.length;
        }
        return cells;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
