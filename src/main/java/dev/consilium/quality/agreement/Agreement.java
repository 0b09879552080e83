package dev.consilium.quality.agreement;

import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;

/**
 * Coefficients of agreement one by one; definitions and degenerate cases as documented in the reference. Each is the value alone,
 * with an interval where one follows from a formula; {@link AgreementReport} adds those by resampling.
 */
public final class Agreement {

    private Agreement() {}

    /** Share of agreeing pairs of ratings, averaged over the units with two or more. */
    public static MetricResult percent(Ratings ratings) {
        return percent(ratings, Weights.IDENTITY);
    }

    public static MetricResult percent(Ratings ratings, Weights weights) {
        Measures measures = new Measures(ratings);
        return measures.result(measures.percent(weights), Resampling.NONE);
    }

    /** Cohen 1960, these two raters' common units. */
    public static MetricResult cohen(Ratings ratings, int raterA, int raterB) {
        return cohen(ratings, raterA, raterB, Weights.IDENTITY);
    }

    /** Cohen 1968, with the asymptotic interval and both standard errors of Fleiss, Cohen and Everitt 1969. */
    public static MetricResult cohen(Ratings ratings, int raterA, int raterB, Weights weights) {
        Measures measures = new Measures(ratings);
        return measures.result(measures.cohen(raterA, raterB, weights), Resampling.NONE);
    }

    /** Scott 1955. @throws IllegalArgumentException unless there are two raters */
    public static MetricResult scott(Ratings ratings, Weights weights) {
        Measures measures = new Measures(ratings);
        return measures.result(measures.scott(weights), Resampling.NONE);
    }

    /** Fleiss 1971, generalised to missing ratings: chance from the mean shares over all rated units. */
    public static MetricResult fleiss(Ratings ratings) {
        return fleiss(ratings, Weights.IDENTITY);
    }

    public static MetricResult fleiss(Ratings ratings, Resampling resampling) {
        Measures measures = new Measures(ratings);
        return measures.result(measures.fleiss(Weights.IDENTITY), resampling);
    }

    public static MetricResult fleiss(Ratings ratings, Weights weights) {
        Measures measures = new Measures(ratings);
        return measures.result(measures.fleiss(weights), Resampling.NONE);
    }

    /** Conger 1980, the exact kappa of several raters. */
    public static MetricResult conger(Ratings ratings, Weights weights) {
        Measures measures = new Measures(ratings);
        return measures.result(measures.conger(weights), Resampling.NONE);
    }

    /** Light 1971, the mean of the kappas of all pairs of raters. */
    public static MetricResult light(Ratings ratings, Weights weights) {
        Measures measures = new Measures(ratings);
        return measures.result(measures.light(weights), Resampling.NONE);
    }

    /** Gwet 2008 and 2014: AC1 for identity weights, AC2 for others. */
    public static MetricResult gwet(Ratings ratings, Weights weights) {
        Measures measures = new Measures(ratings);
        return measures.result(measures.gwet(weights), Resampling.NONE);
    }

    /** Brennan and Prediger 1981; of two categories PABAK. */
    public static MetricResult brennanPrediger(Ratings ratings, Weights weights) {
        Measures measures = new Measures(ratings);
        return measures.result(measures.brennanPrediger(weights), Resampling.NONE);
    }

    /** Krippendorff 2011. @throws dev.consilium.common.Refusal {@code NEGATIVE_RATIO} */
    public static MetricResult krippendorff(Ratings ratings, Scale scale, Resampling resampling) {
        Measures measures = new Measures(ratings);
        return measures.result(measures.alpha(scale), resampling);
    }

    public static MetricResult krippendorffNominal(Ratings ratings) {
        return krippendorff(ratings, Scale.NOMINAL, Resampling.NONE);
    }

    /** Specific agreement on this category: how often another rater gives it as well where one did. */
    public static MetricResult positive(Ratings ratings, int category) {
        return specific(Metric.POSITIVE_AGREEMENT, ratings, category);
    }

    private static MetricResult specific(Metric metric, Ratings ratings, int category) {
        Measures measures = new Measures(ratings);
        return measures.result(measures.specific(metric, category), Resampling.NONE);
    }
}
