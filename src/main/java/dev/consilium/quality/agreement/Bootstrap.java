package dev.consilium.quality.agreement;

import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Interval;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Percentile interval of a coefficient over resampled units (Efron and Tibshirani 1993). Deterministic for a seed. Units with the
 * same counts are one pattern, so a replicate is a draw of weights.
 *
 * @param interval null below five units or where more than half of the replicates are undefined
 * @param undefined replicates in which the coefficient was undefined; they are left out
 */
record Bootstrap(@Nullable Interval interval, int undefined) {

    static final int REPLICATES = 2000;
    static final long SEED = 20_260_101;
    private static final double LEVEL = 0.95;
    private static final int FEWEST_UNITS = 5;

    /** @param coefficient NaN where it is undefined */
    static Bootstrap of(CountVectors counts, ToDoubleFunction<CountVectors> coefficient) {
        if (counts.pairableUnits() < FEWEST_UNITS) {
            return new Bootstrap(null, 0);
        }
        SplittableRandom random = new SplittableRandom(SEED);
        int[] patterns = patterns(counts);
        double[] defined = new double[REPLICATES];
        int found = 0;
        for (int replicate = 0; replicate < REPLICATES; replicate++) {
            double value = coefficient.applyAsDouble(
                    counts.reweighted(drawn(patterns, counts.rated().size(), random)));
            if (!Double.isNaN(value)) {
                defined[found++] = value;
            }
        }
        return new Bootstrap(interval(Arrays.copyOf(defined, found)), REPLICATES - found);
    }

    /** The result with this interval, and how it was made among the parameters. */
    MetricResult on(MetricResult estimate) {
        return estimate.with(
                interval, Map.of("replicates", REPLICATES, "seed", SEED, "undefinedReplicates", undefined));
    }

    /** Each rated unit's pattern. */
    private static int[] patterns(CountVectors counts) {
        return IntStream.range(0, counts.rated().size())
                .flatMap(i ->
                        IntStream.generate(() -> i).limit(counts.rated().get(i).weight()))
                .toArray();
    }

    /** How often each pattern comes among as many units, drawn with replacement. */
    private static int[] drawn(int[] patterns, int distinct, SplittableRandom random) {
        int[] weights = new int[distinct];
        for (int unit = 0; unit < patterns.length; unit++) {
            weights[patterns[random.nextInt(patterns.length)]]++;
        }
        return weights;
    }

    private static @Nullable Interval interval(double[] values) {
        if (values.length * 2 < REPLICATES) {
            return null;
        }
        Arrays.sort(values);
        double tail = (1 - LEVEL) / 2;
        return new Interval("bootstrap-percentile", LEVEL, quantile(values, tail), quantile(values, 1 - tail));
    }

    /** Hyndman and Fan 1996, type 7. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
