package dev.consilium.imaging.maskfile;

import dev.consilium.imaging.mask.RunLengthMask;
import java.util.List;

/** Whether any voxel is of two segments. */
final class Overlaps {

    private Overlaps() {}

    static boolean any(List<RunLengthMask> masks) {
        return masks.size() > 1
                && masks.stream().mapToLong(RunLengthMask::voxels).sum()
                        > RunLengthMask.union(masks).voxels();
    }
}
