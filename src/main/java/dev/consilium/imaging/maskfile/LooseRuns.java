package dev.consilium.imaging.maskfile;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.RunLengthMask;
import java.util.Arrays;

/** Stretches of foreground of one segment in any order, as frames and tiles bring them; what is brought twice counts once. */
final class LooseRuns {

    private static final long[] NONE = {};

    private final GridShape shape;
    private final long[][] runs;
    private final int[] used;

    LooseRuns(GridShape shape) {
        this.shape = shape;
        this.runs = new long[shape.slices()][];
        this.used = new int[shape.slices()];
        Arrays.fill(runs, NONE);
    }

    void add(int slice, int from, int to) {
        if (used[slice] == runs[slice].length) {
            runs[slice] = Arrays.copyOf(runs[slice], Math.max(8, 2 * used[slice]));
        }
        runs[slice][used[slice]++] = (long) from << Integer.SIZE | to;
    }

    RunLengthMask mask() {
        MaskBuilder mask = new MaskBuilder(shape);
        for (int slice = 0; slice < runs.length; slice++) {
            Arrays.sort(runs[slice], 0, used[slice]);
            int reached = 0;
            for (int at = 0; at < used[slice]; at++) {
                int from = Math.max(reached, (int) (runs[slice][at] >>> Integer.SIZE));
                int to = (int) runs[slice][at];
                if (to > from) {
                    mask.add(slice, from, to);
                    reached = to;
                }
            }
        }
        return mask.build();
    }
}
