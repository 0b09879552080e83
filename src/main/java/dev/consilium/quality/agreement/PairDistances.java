package dev.consilium.quality.agreement;

import java.util.Arrays;

/** Of each pattern of counts the mean distance of its ordered pairs of ratings; NaN where it has no pair. */
final class PairDistances {

    private final int[][] units;
    private final double[] means;

    PairDistances(Patterns counts, Distance distance) {
        units = counts.rows();
        means = Arrays.stream(units)
                .mapToDouble(unit -> unit.length < 2 ? Double.NaN : distance.within(unit) / pairs(unit))
                .toArray();
    }

    static double pairs(int[] unit) {
        return (double) unit.length * (unit.length - 1);
    }

    /** The mean over the units with a pair; NaN without one. */
    double mean(int[] weights) {
        double sum = 0;
        long pairable = 0;
        for (int i = 0; i < weights.length; i++) {
            if (units[i].length > 1) {
                sum += weights[i] * means[i];
                pairable += weights[i];
            }
        }
        return pairable == 0 ? Double.NaN : sum / pairable;
    }

    /** The shares of the categories, averaged over all rated units. */
    double[] shares(int[] weights, int categories) {
        double[] shares = new double[categories];
        long rated = 0;
        for (int i = 0; i < weights.length; i++) {
            rated += weights[i];
            for (int category : units[i]) {
                shares[category] += (double) weights[i] / units[i].length;
            }
        }
        for (int k = 0; k < categories; k++) {
            shares[k] /= rated;
        }
        return shares;
    }
}
