package dev.consilium.quality;

import dev.consilium.quality.metric.MetricResult;

/**
 * How far readers agree on one class, given or not given, over many cases.
 *
 * @param cases with two readings or more; @param present cases among them in which a reader gave the class
 * @param alpha Krippendorff's, nominal, with its interval
 */
public record ClassAgreement(
        String code,
        String name,
        int cases,
        int present,
        MetricResult percent,
        MetricResult positive,
        MetricResult alpha,
        Standing standing) {

    private static final int FEWEST_PRESENT = 10;
    private static final double RELIABLE = 0.8;
    private static final double TENTATIVE = 2.0 / 3;

    /** What the lower bound of alpha's interval allows to say (Krippendorff 2004). */
    public enum Standing {
        RELIABLE,
        TENTATIVE,
        UNRELIABLE,
        /** Fewer than ten cases with the class, or no interval: nothing can be said yet. */
        TOO_FEW
    }

    static Standing standing(int present, MetricResult alpha) {
        MetricResult.Interval interval = alpha.ci();
        if (interval == null || present < FEWEST_PRESENT) {
            return Standing.TOO_FEW;
        }
        if (interval.lo() >= RELIABLE) {
            return Standing.RELIABLE;
        }
        return interval.lo() >= TENTATIVE ? Standing.TENTATIVE : Standing.UNRELIABLE;
    }
}
