package dev.consilium.quality.agreement;

import dev.consilium.common.Refusal;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@code 1 - Do / De} over the values that can be paired (Krippendorff 2011); the ordinal distance follows from their totals. */
final class KrippendorffAlpha implements Coefficient {

    /** The distance, from how often each category was given. */
    interface Metrics {
        Distance of(double[] totals);
    }

    private final int[][] units;
    private final long cells;
    private final int categories;
    private final boolean schema;
    private final Metrics metrics;
    private final double @Nullable [] within;

    /** @param schema whether the categories are those of a schema rather than numbers on a line */
    private KrippendorffAlpha(Patterns counts, int categories, boolean schema, Metrics metrics, boolean fixed) {
        this.units = counts.rows();
        this.cells = counts.cells();
        this.categories = categories;
        this.schema = schema;
        this.metrics = metrics;
        this.within = fixed ? within(metrics.of(new double[categories])) : null;
    }

    static KrippendorffAlpha of(Patterns counts, Scale scale, double[] numbers) {
        return switch (scale) {
            case NOMINAL -> fixed(counts, numbers.length, true, new NominalDistance());
            case ORDINAL -> new KrippendorffAlpha(counts, numbers.length, true, KrippendorffAlpha::betweenRanks, false);
            case INTERVAL -> fixed(counts, numbers.length, false, new SquaredDistance(numbers, 1));
            case RATIO -> fixed(counts, numbers.length, false, TableDistance.ratio(notNegative(numbers)));
        };
    }

    private static double[] notNegative(double[] numbers) {
        if (Arrays.stream(numbers).anyMatch(number -> number < 0)) {
            throw Refusal.unprocessable(
                    "NEGATIVE_RATIO",
                    "A ratio scale starts at zero and has no negative numbers; compare these on the interval scale.");
        }
        return numbers;
    }

    static KrippendorffAlpha fixed(Patterns counts, int categories, boolean schema, Distance distance) {
        return new KrippendorffAlpha(counts, categories, schema, totals -> distance, true);
    }

    /** {@code (sum_{g=k..l} n_g - (n_k + n_l) / 2)^2} is the squared difference of the mean ranks of two categories. */
    private static Distance betweenRanks(double[] totals) {
        double[] ranks = new double[totals.length];
        double below = 0;
        for (int k = 0; k < totals.length; k++) {
            ranks[k] = below + totals[k] / 2;
            below += totals[k];
        }
        return new SquaredDistance(ranks, 1);
    }

    private double[] within(Distance distance) {
        double[] sums = new double[units.length];
        for (int i = 0; i < units.length; i++) {
            sums[i] = units[i].length < 2 ? 0 : distance.within(units[i]) / (units[i].length - 1);
        }
        return sums;
    }

    @Override
    public Estimate of(int[] weights) {
        double[] totals = totals(weights);
        double n = 0;
        for (double total : totals) {
            n += total;
        }
        if (n == 0) {
            return Estimate.undefined(Status.UNDEFINED_NO_PAIRS);
        }
        if (schema && categories < 2) {
            return Estimate.undefined(Status.UNDEFINED_ONE_CATEGORY);
        }
        Distance distance = metrics.of(totals);
        if (!distance.apart(totals, totals)) {
            return Estimate.undefined(Status.UNDEFINED_NO_VARIATION);
        }
        double[] sums = within == null ? within(distance) : within;
        double observed = 0;
        for (int i = 0; i < weights.length; i++) {
            observed += weights[i] * sums[i];
        }
        return Estimate.ok(1 - (n - 1) * observed / distance.mean(totals, totals));
    }

    private double[] totals(int[] weights) {
        double[] totals = new double[categories];
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; units[i].length > 1 && j < units[i].length; j++) {
                totals[units[i][j]] += weights[i];
            }
        }
        return totals;
    }

    @Override
    public long cost() {
        Distance distance = metrics.of(new double[categories]);
        return cells + (distance instanceof TableDistance ? (long) categories * categories : 4L * categories);
    }
}
