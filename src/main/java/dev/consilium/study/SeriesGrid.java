package dev.consilium.study;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.VoxelSpacing;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The voxels of a series: its images in display order, and the distances between neighbours where the images tell them.
 *
 * @param sliceMm from the projected positions of the slices, null for one slice and where slices are not evenly spaced
 * @param rowMm from one row to the next, null where unknown or not the same in all images
 * @param columnMm from one column to the next, likewise
 */
public record SeriesGrid(
        GridShape shape,
        @Nullable Double sliceMm,
        @Nullable Double rowMm,
        @Nullable Double columnMm) {

    /** Empty where one of the three distances is not known: then nothing can be said in cubic mm. */
    public Optional<VoxelSpacing> spacing() {
        return sliceMm == null || rowMm == null || columnMm == null
                ? Optional.empty()
                : Optional.of(new VoxelSpacing(sliceMm, rowMm, columnMm));
    }

    /** What is known of the spacing; what is not is as wide as what is, or one: good for a shape, never for a size. */
    public VoxelSpacing proportions() {
        double row = rowMm == null ? 1 : rowMm;
        double column = columnMm == null ? 1 : columnMm;
        return new VoxelSpacing(sliceMm == null ? row : sliceMm, row, column);
    }
}
