package dev.consilium.imaging.mask;

import java.util.Optional;

/** A part of a volume: a box with continuous edges, or single voxels. */
public sealed interface Region permits PixelBox, RunLengthMask {

    /** In voxels; of a box with fractions. */
    double volume();

    /** The voxels of the grid whose centre lies inside. */
    RunLengthMask rasterised(GridShape grid);

    /** The smallest box around it, empty where it holds nothing. */
    Optional<PixelBox> around();

    /** Two boxes exactly; with a mask the other one is taken by the centres of its voxels. */
    static Overlap overlap(Region one, Region other, GridShape grid) {
        return one instanceof PixelBox a && other instanceof PixelBox b
                ? a.overlap(b)
                : one.rasterised(grid).overlap(other.rasterised(grid));
    }
}
