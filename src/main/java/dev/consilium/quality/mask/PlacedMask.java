package dev.consilium.quality.mask;

import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.RunLengthMask;

/** A mask and the grid it lies on. */
public record PlacedMask(MaskGrid grid, RunLengthMask mask) {

    public PlacedMask {
        if (!grid.shape().equals(mask.shape())) {
            throw new IllegalArgumentException("a mask of " + mask.shape() + " on a grid of " + grid.shape());
        }
    }
}
