package dev.consilium.quality.fusion;

import dev.consilium.imaging.mask.Overlap;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.quality.metric.MetricResult.Status;
import org.jspecify.annotations.Nullable;

/**
 * One label of one rater beside that of the consensus: {@link FusionOptions#leaveOneOut}.
 *
 * @param voxels of the rater; @param referenceVoxels of the consensus
 * @param dice and nsd 0 to 1, null where undefined; nsd only where a measure was given
 * @param status which side is empty
 */
public record LabelAgreement(
        long voxels,
        long referenceVoxels,
        @Nullable Double dice,
        @Nullable Double nsd,
        Status status) {

    static LabelAgreement of(
            RunLengthMask rater, RunLengthMask reference, VoxelSpacing spacing, @Nullable SurfaceAgreement surface) {
        Overlap overlap = rater.overlap(reference);
        return new LabelAgreement(
                (long) overlap.first(),
                (long) overlap.second(),
                overlap.either() == 0 ? null : (Double) overlap.dice(),
                surface == null ? null : surface.of(rater, reference, spacing),
                RaterComparison.status(overlap));
    }
}
