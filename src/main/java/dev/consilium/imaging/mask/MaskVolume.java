package dev.consilium.imaging.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a file of masks holds: segments, which may overlap, on one grid. */
public record MaskVolume(MaskGrid grid, List<Segment> segments) {

    /**
     * @param number from 1, as in the file: the value of its voxels or the Segment Number (0062,0004)
     * @param label as the file names it, the number where it does not
     */
    public record Segment(int number, String label, RunLengthMask mask) {}

    /** @throws IllegalArgumentException where a segment lies on another grid */
    public MaskVolume {
        segments = List.copyOf(segments);
        for (Segment segment : segments) {
            if (!segment.mask().shape().equals(grid.shape())) {
                throw new IllegalArgumentException("segment " + segment.number() + " has another shape");
            }
        }
    }

    /**
     * The same voxels in the order of another grid, which may have its axes in another order or reversed. Empty where the grids are not
     * of the same voxels: then they cannot be compared ({@code GEOMETRY_MISMATCH}).
     */
    public Optional<MaskVolume> alignedTo(MaskGrid target) {
        return LatticeAlignment.of(grid, target)
                .filter(LatticeAlignment::sameExtent)
                .flatMap(alignment -> aligned(alignment, target));
    }

    /**
     * As {@link #alignedTo}, but the grids may reach differently far, as those of segmentations do that leave empty slices out: what is
     * not here is background there. Empty also where a voxel of a segment lies outside.
     */
    public Optional<MaskVolume> placedIn(MaskGrid target) {
        return LatticeAlignment.of(grid, target).flatMap(alignment -> aligned(alignment, target));
    }

    private Optional<MaskVolume> aligned(LatticeAlignment alignment, MaskGrid target) {
        List<Segment> aligned = new ArrayList<>();
        for (Segment segment : segments) {
            Optional<RunLengthMask> mask = alignment.aligned(segment.mask());
            if (mask.isEmpty()) {
                return Optional.empty();
            }
            aligned.add(new Segment(segment.number(), segment.label(), mask.get()));
        }
        return Optional.of(new MaskVolume(target, aligned));
    }
}
