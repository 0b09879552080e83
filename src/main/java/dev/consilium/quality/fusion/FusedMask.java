package dev.consilium.quality.fusion;

import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The consensus of several masks. The same masks give the same result to the last digit, in whatever order.
 *
 * @param status {@code OK}; {@code UNDEFINED_BOTH_EMPTY} where nobody marked anything, which is then the consensus;
 *     {@code UNDEFINED_NO_PAIRS} for one mask, which is its own; {@code GEOMETRY_MISMATCH}: then there is none
 * @param grid of the consensus: the first that says where it lies
 * @param prior share of foreground that STAPLE assumes, null with other methods
 * @param iterations 0 with a method that has none; @param converged false where it ended by their number
 * @param inputDigest SHA-256 of grid and masks; their order and raters are no part of it
 */
public record FusedMask(
        FusionOptions options,
        Status status,
        @Nullable MaskGrid grid,
        @Nullable RunLengthMask mask,
        @Nullable PosteriorMap posterior,
        @Nullable Double prior,
        List<RaterPerformance> raters,
        @Nullable MajorityDifference majority,
        int iterations,
        boolean converged,
        List<MetricResult> metrics,
        String inputDigest) {

    public FusedMask {
        raters = List.copyOf(raters);
        metrics = List.copyOf(metrics);
    }

    /** Share of the voxels somebody marked whose posterior lies between .05 and .95; null where that says nothing. */
    public @Nullable Double uncertainFraction() {
        return status == Status.OK && posterior != null
                ? FusionMetrics.share(
                        posterior.between(FusionMetrics.UNCERTAIN_FROM, FusionMetrics.UNCERTAIN_TO, false),
                        posterior.marked())
                : null;
    }
}
