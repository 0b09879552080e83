package dev.consilium.quality.fusion;

import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.RunLengthMask;

/** What one rater marked, and on which grid. */
public record RaterMask(String rater, MaskGrid grid, RunLengthMask mask) {

    /** @throws IllegalArgumentException where the mask has another shape than its grid */
    public RaterMask {
        if (!mask.shape().equals(grid.shape())) {
            throw new IllegalArgumentException("the mask of " + rater + " has another shape than its grid");
        }
    }
}
