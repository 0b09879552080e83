package dev.consilium.quality.agreement;

import dev.consilium.quality.metric.MetricResult.Status;
import java.util.Arrays;

/**
 * How often another rater gives a category as well where one did (Cicchetti and Feinstein 1990, generalised to several raters as
 * the proportion of specific agreement).
 */
final class SpecificAgreement implements Coefficient {

    private final int[][] units;
    private final long[] given;
    private final int categories;

    SpecificAgreement(Patterns counts, int category, int categories) {
        this.units = counts.rows();
        this.categories = categories;
        this.given = Arrays.stream(units)
                .mapToLong(
                        unit -> Arrays.stream(unit).filter(k -> k == category).count())
                .toArray();
    }

    @Override
    public Estimate of(int[] weights) {
        double agreeing = 0;
        double all = 0;
        boolean pairs = false;
        for (int i = 0; i < weights.length; i++) {
            if (units[i].length > 1 && weights[i] > 0) {
                pairs = true;
                agreeing += weights[i] * (double) given[i] * (given[i] - 1) / (units[i].length - 1);
                all += weights[i] * (double) given[i];
            }
        }
        if (!pairs) {
            return Estimate.undefined(Status.UNDEFINED_NO_PAIRS);
        }
        if (categories < 2) {
            return Estimate.undefined(Status.UNDEFINED_ONE_CATEGORY);
        }
        return all > 0 ? Estimate.ok(agreeing / all) : Estimate.undefined(Status.UNDEFINED_NO_VARIATION);
    }

    @Override
    public long cost() {
        return units.length;
    }
}
