package dev.consilium.quality.agreement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Percentile and BCa limits written out again: rows drawn one by one, the coefficient computed anew, every unit left out in turn. */
final class PlainBootstrap {

    private final double estimate;
    private final List<Double> replicates = new ArrayList<>();
    private final List<Double> leftOut = new ArrayList<>();

    /** A coefficient of units by raters. */
    interface Coefficient {
        double of(int[][] units);
    }

    PlainBootstrap(int[][] units, Coefficient coefficient, int draws, long seed) {
        Random random = new Random(seed);
        estimate = coefficient.of(units);
        for (int b = 0; b < draws; b++) {
            int[][] drawn = IntStream.range(0, units.length)
                    .mapToObj(i -> units[random.nextInt(units.length)])
                    .toArray(int[][]::new);
            double value = coefficient.of(drawn);
            if (!Double.isNaN(value)) {
                replicates.add(value);
            }
        }
        Collections.sort(replicates);
        for (int out = 0; out < units.length; out++) {
            int without = out;
            leftOut.add(coefficient.of(IntStream.range(0, units.length)
                    .filter(i -> i != without)
                    .mapToObj(i -> units[i])
                    .toArray(int[][]::new)));
        }
    }

    double percentile(double share) {
        double h = (replicates.size() - 1) * share;
        int floor = (int) Math.floor(h);
        double low = replicates.get(floor);
        return floor + 1 < replicates.size() ? low + (h - floor) * (replicates.get(floor + 1) - low) : low;
    }

    /** Efron 1987, equation by equation. */
    double bca(double share) {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double below =
                replicates.stream().filter(value -> value < estimate - 1e-12).count();
        double z0 = normal.inverseCumulativeProbability(below / replicates.size());
        double mean = leftOut.stream().mapToDouble(x -> x).average().orElseThrow();
        double third = leftOut.stream().mapToDouble(x -> Math.pow(mean - x, 3)).sum();
        double second = leftOut.stream().mapToDouble(x -> Math.pow(mean - x, 2)).sum();
        double a = third / (6 * Math.pow(second, 1.5));
        double z = z0 + normal.inverseCumulativeProbability(share);
        return percentile(normal.cumulativeProbability(z0 + z / (1 - a * z)));
    }
}
