package dev.consilium.quality.metric;

import dev.consilium.quality.metric.MetricResult.Interval;

/** A share with its interval: Wilson 1927, 95 %, as Brown, Cai and DasGupta 2001 recommend for any number of trials. */
public record Proportion(int successes, int trials, double value, Interval interval) {

    /** Of the standard normal distribution at .975. */
    private static final double Z = 1.959963984540054;

    private static final double LEVEL = 0.95;

    /** @throws IllegalArgumentException without a trial, or with more successes than trials */
    public static Proportion of(int successes, int trials) {
        if (successes < 0 || trials < 1 || successes > trials) {
            throw new IllegalArgumentException(successes + " of " + trials + " is no share");
        }
        double share = (double) successes / trials;
        double centre = share + Z * Z / (2 * trials);
        double half = Z * Math.sqrt(share * (1 - share) / trials + Z * Z / (4.0 * trials * trials));
        double scale = 1 + Z * Z / trials;
        return new Proportion(
                successes,
                trials,
                share,
                new Interval(
                        "wilson", LEVEL, Math.max(0, (centre - half) / scale), Math.min(1, (centre + half) / scale)));
    }
}
