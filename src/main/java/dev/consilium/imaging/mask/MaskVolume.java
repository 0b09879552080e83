package dev.consilium.imaging.mask;

import java.util.List;

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
}
