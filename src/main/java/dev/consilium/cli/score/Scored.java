package dev.consilium.cli.score;

import dev.consilium.quality.agreement.AgreementReport;
import dev.consilium.quality.metric.MetricResult;
import java.util.List;

/**
 * The agreement of recorded labels and what it was counted on.
 *
 * @param domainGiven whether the categories were given, and not taken from what occurs
 * @param categories in order; empty for an interval or ratio scale
 * @param raters in the order in which results number them
 * @param ratings that count; @param repeated further ones of the same rater for the same unit; @param missing rows without one
 * @param within how far raters agree with themselves
 */
public record Scored(
        Scoring.Request request,
        boolean domainGiven,
        List<String> categories,
        List<String> raters,
        int units,
        int ratings,
        int repeated,
        int missing,
        AgreementReport report,
        List<MetricResult> within) {

    static final String DOMAIN_FROM_DATA =
            "The categories are those that occur; one that never occurs changes gwet-ac1 and brennan-prediger. Name all in"
                    + " --categories.";
}
