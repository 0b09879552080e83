package dev.consilium.imaging.mask;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The voxels of a mask, how far apart they are, and where they lie.
 *
 * @param spacing 1 mm each way where the source knows none, as in a PNG
 * @param placement null where the source knows none
 */
public record MaskGrid(
        GridShape shape, VoxelSpacing spacing, @Nullable Placement placement) {

    private static final double MM = 1e-3;

    /**
     * Whether masks on both may be compared: the same shape, spacing and origin within 1e-3 mm, directions within 1e-4. A grid without
     * a place matches any place.
     */
    public boolean matches(MaskGrid other) {
        return shape.equals(other.shape)
                && Math.abs(spacing.z() - other.spacing.z()) <= MM
                && Math.abs(spacing.y() - other.spacing.y()) <= MM
                && Math.abs(spacing.x() - other.spacing.x()) <= MM
                && (placement == null || other.placement == null || placement.matches(other.placement));
    }

    /** The smallest grid in the order of this one that holds the voxels of both; empty where they are not voxels of one lattice. */
    public Optional<MaskGrid> covering(MaskGrid other) {
        return LatticeAlignment.of(other, this).map(LatticeAlignment::covering);
    }
}
