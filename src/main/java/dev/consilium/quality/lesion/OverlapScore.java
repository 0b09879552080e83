package dev.consilium.quality.lesion;

import dev.consilium.quality.metric.MetricResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the readings of one case mark the same lesions. The three overlaps are means or minima over all pairs of readings; they
 * are null where no two readings can be compared, and follow the policy AGREEMENT where one or both marked nothing.
 *
 * @param lesions in the reading that has most; @param difference largest less smallest number
 * @param unmatched lesions that not every reading has under the same class
 * @param meanIou and minIou of the matched lesions; @param dice over everything marked, mean over the pairs of readings
 * @param surfaceAgreement least NSD of the matched lesions drawn as masks, at the tolerance of their class; null where there is none
 * @param uncertainFraction the largest share of a place's voxels that only some readings have; null without masks of one place
 * @param oddShapes lesions drawn in several pieces or with a hole
 */
public record OverlapScore(
        int readings,
        int lesions,
        int difference,
        int unmatched,
        @Nullable Double meanIou,
        @Nullable Double minIou,
        @Nullable Double dice,
        @Nullable Double surfaceAgreement,
        @Nullable Double uncertainFraction,
        int oddShapes,
        List<MetricResult> metrics) {}
