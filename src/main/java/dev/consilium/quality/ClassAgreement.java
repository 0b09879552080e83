package dev.consilium.quality;

import dev.consilium.quality.metric.MetricResult;

/**
 * How far readers agree on one class, given or not given, over many cases.
 *
 * @param cases with two readings or more; @param present cases among them in which a reader gave the class
 * @param prevalence share of the readings that gave the class, mean over the cases, 0 to 1; 0 where there are none
 * @param alpha Krippendorff's, nominal, with its interval
 * @param paradox the class is so rare, or so common, that alpha is low although readers agree: positive and negative agreement
 *     tell more (Feinstein and Cicchetti 1990)
 */
public record ClassAgreement(
        String code,
        String name,
        int cases,
        int present,
        double prevalence,
        MetricResult percent,
        MetricResult positive,
        MetricResult negative,
        MetricResult alpha,
        MetricResult ac1,
        Standing standing,
        boolean paradox,
        ClassTrouble trouble) {}
