package dev.consilium.quality;

import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Interval;

/** What the lower bound of alpha's interval allows to say (Krippendorff 2004). */
public enum Standing {
    RELIABLE,
    TENTATIVE,
    UNRELIABLE,
    /** Fewer than ten cases with what is judged, or no interval: nothing can be said yet. */
    TOO_FEW;

    /** Cases needed before anything is said. */
    public static final int FEWEST = 10;

    public static final double RELIABLE_FROM = 0.8;

    /** As Krippendorff prints it: .667. */
    public static final double TENTATIVE_FROM = 0.667;

    /** @param cases that hold what is judged */
    static Standing of(int cases, MetricResult alpha) {
        Interval interval = alpha.ci();
        return interval == null || cases < FEWEST ? TOO_FEW : at(interval.lo());
    }

    static Standing at(double bound) {
        if (bound >= RELIABLE_FROM) {
            return RELIABLE;
        }
        return bound >= TENTATIVE_FROM ? TENTATIVE : UNRELIABLE;
    }
}
