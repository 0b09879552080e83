package dev.consilium.quality.fusion;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.VoxelBounds;
import java.util.List;
import java.util.Optional;

/** Which voxels take part: those nobody marked count as agreement on background, so their number decides prior and specificity. */
public enum FieldOfView {
    /** The smallest box around everything marked and one voxel more on each side, as far as the grid reaches. */
    UNION_BOX("union-box"),
    /** All voxels, as ITK does: specificity is then about 1, and the result depends on how much was imaged. */
    WHOLE_IMAGE("whole-image");

    private final String id;

    FieldOfView(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** Of masks of one shape; the whole image where none of them marks anything. */
    VoxelBounds of(List<RunLengthMask> masks, GridShape shape) {
        VoxelBounds whole = new VoxelBounds(0, shape.slices() - 1, 0, 0, shape.columns(), shape.rows());
        return this == WHOLE_IMAGE
                ? whole
                : masks.stream()
                        .map(RunLengthMask::bounds)
                        .flatMap(Optional::stream)
                        .reduce(VoxelBounds::union)
                        .map(bounds -> bounds.padded(shape))
                        .orElse(whole);
    }

    static long voxels(VoxelBounds region) {
        return (long) region.slices() * region.rows() * region.columns();
    }
}
