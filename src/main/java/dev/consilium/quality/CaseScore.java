package dev.consilium.quality;

import dev.consilium.quality.metric.MetricResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Agreement over the submitted readings of one case at one round. A reading's value is its set of classes: two readings agree
 * when they give the same set.
 *
 * @param percentAgreement share of agreeing pairs, null below two readings
 */
public record CaseScore(
        String caseId, int round, int readings, @Nullable Double percentAgreement, List<MetricResult> metrics) {}
