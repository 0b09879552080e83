package dev.consilium.imaging.mask;

import java.util.Arrays;

/** Collects stretches of foreground, slice by slice and in ascending order within a slice; neighbours become one run. */
public final class MaskBuilder {

    private static final int[] EMPTY = {};

    private final GridShape shape;
    private final int[][] edges;
    private final int[] used;

    public MaskBuilder(GridShape shape) {
        this.shape = shape;
        this.edges = new int[shape.slices()][];
        this.used = new int[shape.slices()];
        Arrays.fill(edges, EMPTY);
    }

    /**
     * Pixels {@code from} (inclusive) to {@code to} (exclusive) of a slice, counted along the rows.
     *
     * @throws MaskFormatException outside of the slice, or before the last stretch
     */
    public MaskBuilder add(int slice, int from, int to) {
        if (slice < 0 || slice >= shape.slices()) {
            throw new MaskFormatException("The series has no slice " + slice + ": they count from 0.");
        }
        int last = used[slice];
        int reached = last == 0 ? 0 : edges[slice][last - 1];
        if (from < reached || to < from || to > shape.pixels()) {
            throw new MaskFormatException("The runs of slice " + slice + " do not fit into its pixels.");
        }
        if (to == from) {
            return this;
        }
        if (last > 0 && from == reached) {
            edges[slice][last - 1] = to;
        } else {
            append(slice, from, to);
        }
        return this;
    }

    public RunLengthMask build() {
        int[][] exact = new int[edges.length][];
        for (int slice = 0; slice < exact.length; slice++) {
            exact[slice] = Arrays.copyOf(edges[slice], used[slice]);
        }
        return new RunLengthMask(shape, exact);
    }

    private void append(int slice, int from, int to) {
        if (used[slice] + 2 > edges[slice].length) {
            edges[slice] = Arrays.copyOf(edges[slice], Math.max(8, 2 * edges[slice].length));
        }
        edges[slice][used[slice]++] = from;
        edges[slice][used[slice]++] = to;
    }
}
