package dev.consilium.quality.fusion;

import dev.consilium.common.Refusal;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.ShapeAverage;
import dev.consilium.imaging.mask.VoxelBounds;
import dev.consilium.imaging.mask.VoxelSpacing;
import java.util.List;

/** Masks of one shape and what one method makes of them; whose they are it does not know. */
record Fused(VoteMap votes, Decision decision, RunLengthMask mask) {

    /** Distances are kept for every voxel of the box at 17 bytes or more each. */
    private static final long MOST_VOXELS_OF_SHAPES = 60_000_000;

    /** One mask is its own consensus, and so is nothing of nothing. */
    static Fused of(List<RunLengthMask> masks, VoxelSpacing spacing, FusionMethod method, FieldOfView view) {
        VoxelBounds region = view.of(masks, masks.get(0).shape());
        VoteMap votes = RunMerge.ofMasks(masks, region);
        boolean settled = masks.size() == 1 || votes.counts().marked() == 0;
        Decision decision = settled ? StrictMajority.of(votes.counts()) : decision(votes.counts(), method);
        RunLengthMask mask = !settled && method == FusionMethod.SBA
                ? averageOfShapes(masks, spacing)
                : votes.mask(decision.chosen());
        return new Fused(votes, decision, mask);
    }

    private static Decision decision(VoteCounts votes, FusionMethod method) {
        return switch (method) {
            case STAPLE -> Staple.of(votes);
            case SIMPLE -> Simple.of(votes);
            case MAJORITY -> StrictMajority.of(votes);
            case SBA -> marking(votes);
        };
    }

    /** An empty mask has no shape: it is left out of the average. */
    private static Decision marking(VoteCounts votes) {
        Decision shares = StrictMajority.of(votes);
        for (int r = 0; r < votes.raters(); r++) {
            long held = 0;
            for (int k = 0; k < votes.size(); k++) {
                held += votes.held(k, r) ? votes.counts()[k] : 0;
            }
            shares.kept()[r] = held > 0;
        }
        return shares;
    }

    private static RunLengthMask averageOfShapes(List<RunLengthMask> masks, VoxelSpacing spacing) {
        List<RunLengthMask> shapes =
                masks.stream().filter(mask -> !mask.empty()).toList();
        VoxelBounds box = FieldOfView.UNION_BOX.of(shapes, masks.get(0).shape());
        if (FieldOfView.voxels(box) > MOST_VOXELS_OF_SHAPES) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    "SHAPES_TOO_LARGE",
                    "Shapes are averaged in a box of at most " + MOST_VOXELS_OF_SHAPES
                            + " voxels. Crop the masks, or take another method.");
        }
        return ShapeAverage.of(shapes, spacing);
    }
}
