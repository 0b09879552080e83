package dev.consilium.quality.fusion;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.VoxelBounds;

/**
 * Who said what of which voxel, as stretches of voxels with the same pattern of labels, per slice: from {@code at[z][i]} to the next
 * holds pattern {@code pattern[z][i]} of the counts; before the first, nobody marked anything (pattern 0).
 */
record VoteMap(GridShape shape, VoxelBounds region, int[][] at, int[][] pattern, VoteCounts counts) {

    /** Takes pixels {@code from} (inclusive) to {@code to} (exclusive) of a slice. */
    interface Visitor {
        void visit(int from, int to, int pattern);
    }

    /** The stretches of a slice that somebody marked, in order. */
    void marked(int slice, Visitor visitor) {
        int[] starts = at[slice];
        for (int i = 0; i + 1 < starts.length; i++) {
            if (pattern[slice][i] != 0) {
                visitor.visit(starts[i], starts[i + 1], pattern[slice][i]);
            }
        }
    }

    /** All stretches of a slice within the field of view, row by row, in order. */
    void everywhere(int slice, Visitor visitor) {
        if (slice < region.firstSlice() || slice > region.lastSlice()) {
            return;
        }
        int[] starts = at[slice];
        int passed = 0;
        for (int y = region.y0(); y < region.y1(); y++) {
            int from = y * shape.columns() + region.x0();
            int end = y * shape.columns() + region.x1();
            while (from < end) {
                while (passed < starts.length && starts[passed] <= from) {
                    passed++;
                }
                int to = passed < starts.length ? Math.min(end, starts[passed]) : end;
                visitor.visit(from, to, passed == 0 ? 0 : pattern[slice][passed - 1]);
                from = to;
            }
        }
    }

    /** The voxels of the field of view whose pattern is chosen. */
    RunLengthMask mask(boolean[] chosen) {
        MaskBuilder mask = new MaskBuilder(shape);
        for (int z = 0; z < shape.slices(); z++) {
            int slice = z;
            Visitor add = (from, to, pattern) -> {
                if (chosen[pattern]) {
                    mask.add(slice, from, to);
                }
            };
            if (chosen[0]) {
                everywhere(z, add);
            } else {
                marked(z, add);
            }
        }
        return mask.build();
    }
}
