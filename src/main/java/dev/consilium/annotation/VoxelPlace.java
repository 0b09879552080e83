package dev.consilium.annotation;

import dev.consilium.imaging.mask.RunLengthMask;

/** A voxel of a series; slices, rows and columns count from 0, in display order. */
public record VoxelPlace(int slice, int row, int column) {

    /** The first of a mask that is not empty. */
    static VoxelPlace first(RunLengthMask mask) {
        int slice = mask.bounds().orElseThrow().firstSlice();
        int pixel = mask.runs(slice)[0];
        return new VoxelPlace(
                slice, pixel / mask.shape().columns(), pixel % mask.shape().columns());
    }

    /** As pages count: slices from 1, pixels from 0. */
    String words() {
        return "on slice " + (slice + 1) + " at row " + row + ", column " + column;
    }
}
