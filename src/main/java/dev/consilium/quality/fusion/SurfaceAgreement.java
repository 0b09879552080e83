package dev.consilium.quality.fusion;

import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.VoxelSpacing;
import org.jspecify.annotations.Nullable;

/** How far two surfaces agree within a tolerance; given by whoever wants it measured for each rater. */
public interface SurfaceAgreement {

    double toleranceMm();

    /** 0 to 1; null where it is undefined, as with an empty mask. */
    @Nullable
    Double of(RunLengthMask rater, RunLengthMask consensus, VoxelSpacing spacing);
}
