package dev.consilium.quality.agreement;

import dev.consilium.quality.metric.Metric;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * The six intraclass correlations of Shrout and Fleiss 1979; (2,1) is ICC(A,1) and (3,1) ICC(C,1) of McGraw and Wong 1996. The forms
 * of the mean of k raters follow from those of one by Spearman and Brown, intervals as well.
 */
enum IccForm {
    /** One-way random: each target has raters of its own. */
    ONE_SINGLE(Metric.ICC_1_1),
    /** Two-way random, absolute agreement. */
    TWO_SINGLE(Metric.ICC_2_1),
    /** Two-way mixed, consistency. */
    THREE_SINGLE(Metric.ICC_3_1),
    ONE_MEAN(Metric.ICC_1_K),
    TWO_MEAN(Metric.ICC_2_K),
    THREE_MEAN(Metric.ICC_3_K);

    private final Metric metric;

    IccForm(Metric metric) {
        this.metric = metric;
    }

    Metric metric() {
        return metric;
    }

    /** NaN where its divisor vanishes. */
    double of(Anova a) {
        double difference = a.between() - (this == ONE_SINGLE || this == ONE_MEAN ? a.within() : a.error());
        double divisor = divisor(a);
        return !a.varied() || a.vanishes(divisor) ? Double.NaN : difference / divisor;
    }

    private double divisor(Anova a) {
        double judges = (a.judges() - a.error()) / a.targets();
        return switch (this) {
            case ONE_SINGLE -> a.between() + (a.raters() - 1) * a.within();
            case TWO_SINGLE -> a.between() + (a.raters() - 1) * a.error() + a.raters() * judges;
            case THREE_SINGLE -> a.between() + (a.raters() - 1) * a.error();
            case ONE_MEAN, THREE_MEAN -> a.between();
            case TWO_MEAN -> a.between() + judges;
        };
    }

    /** Lower and upper limit, not finite where an F ratio is not. */
    double[] limits(Anova a, double level) {
        double[] single =
                switch (this) {
                    case ONE_SINGLE, ONE_MEAN -> ofRatio(a, a.within(), (double) a.targets() * (a.raters() - 1), level);
                    case TWO_SINGLE, TWO_MEAN -> satterthwaite(a, level);
                    case THREE_SINGLE, THREE_MEAN ->
                        ofRatio(a, a.error(), (a.targets() - 1.0) * (a.raters() - 1), level);
                };
        return this == ONE_SINGLE || this == TWO_SINGLE || this == THREE_SINGLE
                ? single
                : new double[] {ofMean(single[0], a.raters()), ofMean(single[1], a.raters())};
    }

    private static double[] ofRatio(Anova a, double noise, double df, double level) {
        return ofRatio(a.between() / noise, a.targets(), df, a.raters(), level);
    }

    /** @param raters of each target; their mean {@code k0} in an incomplete table, which makes the limits approximate */
    static double[] ofRatio(double ratio, double targets, double df, double raters, double level) {
        double lower = ratio / quantile(level, targets - 1, df);
        double upper = ratio * quantile(level, df, targets - 1);
        return new double[] {(lower - 1) / (lower + raters - 1), (upper - 1) / (upper + raters - 1)};
    }

    private static double[] satterthwaite(Anova a, double level) {
        double n = a.targets();
        double k = a.raters();
        double icc = TWO_SINGLE.of(a);
        double ofJudges = k * icc * a.judges();
        double ofError = a.error() * (n * (1 + (k - 1) * icc) - k * icc);
        double df = (k - 1)
                * (n - 1)
                * (ofJudges + ofError)
                * (ofJudges + ofError)
                / ((n - 1) * ofJudges * ofJudges + ofError * ofError);
        double upper = quantile(level, n - 1, df);
        double lower = quantile(level, df, n - 1);
        double rest = k * a.judges() + (k * n - k - n) * a.error();
        return new double[] {
            n * (a.between() - upper * a.error()) / (upper * rest + n * a.between()),
            n * (lower * a.between() - a.error()) / (rest + n * lower * a.between())
        };
    }

    private static double ofMean(double icc, double raters) {
        return icc * raters / (1 + icc * (raters - 1));
    }

    private static double quantile(double level, double numerator, double denominator) {
        return numerator > 0 && denominator > 0 && Double.isFinite(numerator) && Double.isFinite(denominator)
                ? FDistribution.of(numerator, denominator).inverseCumulativeProbability((1 + level) / 2)
                : Double.NaN;
    }
}
