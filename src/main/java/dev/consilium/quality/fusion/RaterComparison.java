package dev.consilium.quality.fusion;

import dev.consilium.imaging.mask.Overlap;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.quality.metric.MetricResult.Status;
import org.jspecify.annotations.Nullable;

/** One rater held against a consensus. */
record RaterComparison(RaterMask rater, VoxelSpacing spacing, FusionOptions options) {

    /**
     * @param reference the consensus of the others, or of all; null where there are no others
     * @param place of the rater in what was fused
     */
    RaterPerformance with(@Nullable RunLengthMask reference, Fused fused, int place) {
        if (reference == null) {
            return none(Status.UNDEFINED_NO_PAIRS);
        }
        Overlap overlap = rater.mask().overlap(reference);
        Decision decision = fused.decision();
        double[] p = decision.sensitivity();
        double[] q = decision.specificity();
        double background = fused.votes().counts().voxels() - overlap.second();
        double falsely = overlap.first() - overlap.both();
        double voxelMm3 = spacing.voxelMm3();
        SurfaceAgreement surface = options.surface();
        return new RaterPerformance(
                rater.rater(),
                p != null ? (Double) p[place] : ratio(overlap.both(), overlap.second()),
                q == null
                        ? ratio(background - falsely, background)
                        : fused.votes().counts().total(decision.posterior())
                                        < fused.votes().counts().voxels()
                                ? (Double) q[place]
                                : null,
                overlap.either() == 0 ? null : (Double) overlap.dice(),
                surface == null ? null : surface.of(rater.mask(), reference, spacing),
                (long) overlap.first(),
                overlap.first() * voxelMm3,
                (long) overlap.second(),
                (overlap.first() - overlap.second()) * voxelMm3,
                ratio(100 * (overlap.first() - overlap.second()), overlap.second()),
                decision.kept()[place],
                status(overlap));
    }

    RaterPerformance none(Status why) {
        long voxels = rater.mask().voxels();
        return new RaterPerformance(
                rater.rater(),
                null,
                null,
                null,
                null,
                voxels,
                voxels * rater.grid().spacing().voxelMm3(),
                null,
                null,
                null,
                true,
                why);
    }

    static Status status(Overlap overlap) {
        if (overlap.either() == 0) {
            return Status.UNDEFINED_BOTH_EMPTY;
        }
        if (overlap.second() == 0) {
            return Status.UNDEFINED_REF_EMPTY;
        }
        return overlap.first() == 0 ? Status.UNDEFINED_PRED_EMPTY : Status.OK;
    }

    private static @Nullable Double ratio(double part, double whole) {
        return whole > 0 ? (Double) (part / whole) : null;
    }
}
