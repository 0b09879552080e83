package dev.consilium.quality.fusion;

import dev.consilium.common.Refusal;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.RunLengthMask;
import java.util.List;

/** What one rater marked as which label: one mask per label, none where another is; what is in no mask is background. */
public record RaterLabels(String rater, MaskGrid grid, List<RunLengthMask> masks) {

    /** @throws IllegalArgumentException without a label, or where a mask has another shape than the grid */
    public RaterLabels {
        masks = List.copyOf(masks);
        if (masks.isEmpty() || masks.stream().anyMatch(mask -> !mask.shape().equals(grid.shape()))) {
            throw new IllegalArgumentException("the masks of " + rater + " do not lie on one grid");
        }
    }

    /**
     * As labels 1, 2, ... in the order of the masks.
     *
     * @throws Refusal {@code LABELS_OVERLAP}
     */
    LabelRuns runs() {
        VoteMap merged = RunMerge.ofMasks(masks, FieldOfView.WHOLE_IMAGE.of(masks, grid.shape()));
        long[] patterns = merged.counts().patterns();
        int[] labels = new int[patterns.length];
        for (int k = 0; k < patterns.length; k++) {
            if (Long.bitCount(patterns[k]) > 1) {
                throw Refusal.unprocessable(
                        "LABELS_OVERLAP",
                        "Two labels of " + rater + " hold the same voxel. Fuse such labels one by one.");
            }
            labels[k] = Long.SIZE - Long.numberOfLeadingZeros(patterns[k]);
        }
        int[][] label = merged.pattern().clone();
        for (int z = 0; z < label.length; z++) {
            int[] slice = label[z].clone();
            for (int i = 0; i < slice.length; i++) {
                slice[i] = labels[slice[i]];
            }
            label[z] = slice;
        }
        return new LabelRuns(merged.at(), label);
    }
}
