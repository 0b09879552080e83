package dev.consilium.quality.fusion;

import dev.consilium.quality.metric.MetricResult.Status;
import org.jspecify.annotations.Nullable;

/**
 * One rater beside the consensus of the others, or of all: {@link FusionOptions#leaveOneOut}. Null where a value is undefined: the
 * metrics say why.
 *
 * @param sensitivity and specificity as STAPLE estimates them of all raters; with other methods the shares of the consensus and of what is
 *     not consensus in the field of view that the rater has alike
 * @param dice and nsd to the consensus, 0 to 1; nsd only where a measure was given
 * @param voxels of the rater; @param referenceVoxels of the consensus it is compared with
 * @param biasMm3 volume less that of the consensus; @param biasPercent the same of the consensus
 * @param kept whether the method counts the rater at the end: SIMPLE drops some, the average of shapes those without any
 * @param status of the comparison: {@code UNDEFINED_NO_PAIRS} for a rater alone, and which side is empty
 */
public record RaterPerformance(
        String rater,
        @Nullable Double sensitivity,
        @Nullable Double specificity,
        @Nullable Double dice,
        @Nullable Double nsd,
        long voxels,
        double volumeMm3,
        @Nullable Long referenceVoxels,
        @Nullable Double biasMm3,
        @Nullable Double biasPercent,
        boolean kept,
        Status status) {}
