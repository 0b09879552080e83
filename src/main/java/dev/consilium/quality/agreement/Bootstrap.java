package dev.consilium.quality.agreement;

import dev.consilium.quality.agreement.Coefficient.Estimate;
import dev.consilium.quality.agreement.Resampling.Method;
import dev.consilium.quality.metric.MetricResult.Interval;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Intervals of coefficients over the same resampled units or clusters. Deterministic for a seed: one stream of numbers, whatever the
 * order of the units. Replicates in which a coefficient is undefined are left out of it and counted.
 */
final class Bootstrap {

    static final int FEWEST = 5;
    /** More undefined replicates than this share are marked. */
    private static final double MANY_UNDEFINED = 0.05;
    /** Additions one coefficient may cost, a few seconds of them. */
    private static final double MOST_WORK = 4e9;

    private static final double SAME = 1e-12;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final Draws draws;
    private final int[] weights;
    private final Resampling how;

    Bootstrap(Patterns patterns, Resampling how) {
        this.draws = Draws.of(patterns, how.clusters());
        this.weights = patterns.weights();
        this.how = how;
    }

    /** @param interval null where {@code made} says why */
    record Made(@Nullable Interval interval, Map<String, Object> made) {}

    List<Made> of(List<? extends Coefficient> coefficients) {
        boolean[] asked = new boolean[coefficients.size()];
        double[][] replicates = new double[coefficients.size()][];
        for (int i = 0; i < asked.length; i++) {
            asked[i] = refusal(coefficients.get(i)) == null;
            replicates[i] = new double[asked[i] ? how.replicates() : 0];
        }
        Randomness random = new Randomness(how.seed());
        for (int b = 0; b < how.replicates() && anyOf(asked); b++) {
            int[] drawn = draws.next(random);
            for (int i = 0; i < asked.length; i++) {
                if (asked[i]) {
                    replicates[i][b] = coefficients.get(i).of(drawn).value();
                }
            }
        }
        return IntStream.range(0, asked.length)
                .mapToObj(i -> made(coefficients.get(i), replicates[i]))
                .toList();
    }

    private static boolean anyOf(boolean[] asked) {
        for (boolean one : asked) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String refusal(Coefficient coefficient) {
        Status status = coefficient.of(weights).status();
        if (status != Status.OK) {
            return status.name();
        }
        if (draws.size() < FEWEST) {
            return Status.INSUFFICIENT_DATA.name();
        }
        return (double) how.replicates() * coefficient.cost() > MOST_WORK ? "TOO_COSTLY" : null;
    }

    private Made made(Coefficient coefficient, double[] replicates) {
        Map<String, Object> made = new TreeMap<>(Map.of("replicates", how.replicates(), "seed", how.seed()));
        if (how.clustered()) {
            made.put("clusters", draws.size());
        }
        String refusal = refusal(coefficient);
        if (refusal != null) {
            made.put("intervalStatus", refusal);
            return new Made(null, made);
        }
        double[] defined =
                Arrays.stream(replicates).filter(Double::isFinite).sorted().toArray();
        int undefined = replicates.length - defined.length;
        made.put("undefinedReplicates", undefined);
        if (undefined > MANY_UNDEFINED * replicates.length) {
            made.put("mark", "WARN");
        }
        if (defined.length * 2 < replicates.length) {
            made.put("intervalStatus", "UNDEFINED_REPLICATES");
            return new Made(null, made);
        }
        made.put("intervalStatus", Status.OK.name());
        return new Made(interval(coefficient, defined), made);
    }

    private Interval interval(Coefficient coefficient, double[] sorted) {
        double tail = (1 - how.level()) / 2;
        if (how.method() == Method.BCA) {
            double bias = bias(sorted, coefficient.of(weights).value());
            double acceleration = Double.isFinite(bias) ? acceleration(coefficient) : Double.NaN;
            double lo = corrected(tail, bias, acceleration);
            double hi = corrected(1 - tail, bias, acceleration);
            if (lo <= hi) {
                return new Interval("bootstrap-bca", how.level(), quantile(sorted, lo), quantile(sorted, hi));
            }
        }
        return new Interval("bootstrap-percentile", how.level(), quantile(sorted, tail), quantile(sorted, 1 - tail));
    }

    /** Of the share of replicates below the estimate; what differs by rounding alone is not below. */
    private static double bias(double[] sorted, double estimate) {
        long below =
                Arrays.stream(sorted).filter(value -> value < estimate - SAME).count();
        return NORMAL.inverseCumulativeProbability((double) below / sorted.length);
    }

    /** From the jackknife; NaN where one of its values is undefined, all are the same, or there are too many. */
    private double acceleration(Coefficient coefficient) {
        if ((double) draws.distinct() * (coefficient.cost() + weights.length) > MOST_WORK) {
            return Double.NaN;
        }
        double[] values = new double[draws.distinct()];
        int[] alike = new int[values.length];
        int at = 0;
        for (Draws.LeftOut left : draws.leavingOut()) {
            Estimate without = coefficient.of(left.weights());
            values[at] = without.value();
            alike[at++] = left.alike();
        }
        return acceleration(values, alike);
    }

    private static double acceleration(double[] values, int[] alike) {
        double mean = 0;
        double count = 0;
        for (int i = 0; i < values.length; i++) {
            mean += alike[i] * values[i];
            count += alike[i];
        }
        mean /= count;
        double squares = 0;
        double cubes = 0;
        for (int i = 0; i < values.length; i++) {
            double difference = mean - values[i];
            squares += alike[i] * difference * difference;
            cubes += alike[i] * difference * difference * difference;
        }
        return squares > SAME * SAME ? cubes / (6 * squares * Math.sqrt(squares)) : Double.NaN;
    }

    /** The share of the replicates at which the interval ends; NaN where the correction is none. */
    private static double corrected(double share, double bias, double acceleration) {
        double shifted = bias + NORMAL.inverseCumulativeProbability(share);
        double scale = 1 - acceleration * shifted;
        return scale > 0 ? NORMAL.cumulativeProbability(bias + shifted / scale) : Double.NaN;
    }

    /** Hyndman and Fan 1996, type 7. */
    static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
