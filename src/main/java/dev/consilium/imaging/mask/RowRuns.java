package dev.consilium.imaging.mask;

import java.util.Arrays;

/** The runs of a mask cut at the ends of rows, in order. */
final class RowRuns {

    private final GridShape shape;
    /** Per run its slice, row, first column and the column after its last. */
    private int[] places = new int[64];

    private int count;

    private RowRuns(GridShape shape) {
        this.shape = shape;
    }

    /** A run: its number, and the pixels of its slice it covers. */
    interface Visitor {
        void take(int run, int slice, int from, int to);
    }

    static RowRuns of(RunLengthMask mask) {
        RowRuns runs = new RowRuns(mask.shape());
        for (int z = 0; z < mask.shape().slices(); z++) {
            int slice = z;
            Runs.byRow(mask.edges(z), mask.shape().columns(), (row, from, to) -> runs.add(slice, row, from, to));
        }
        return runs;
    }

    private void add(int slice, int row, int from, int to) {
        if (4 * count == places.length) {
            places = Arrays.copyOf(places, Math.multiplyExact(2, places.length));
        }
        places[4 * count] = slice;
        places[4 * count + 1] = row;
        places[4 * count + 2] = from;
        places[4 * count + 3] = to;
        count++;
    }

    int length(int run) {
        return places[4 * run + 3] - places[4 * run + 2];
    }

    void forEach(Visitor visitor) {
        for (int run = 0; run < count; run++) {
            int row = places[4 * run + 1] * shape.columns();
            visitor.take(run, places[4 * run], row + places[4 * run + 2], row + places[4 * run + 3]);
        }
    }

    /** Per run the first one that it is connected with. */
    int[] joined(Connectivity connectivity) {
        int[] parent = new int[count];
        Arrays.setAll(parent, run -> run);
        int reach = connectivity.diagonal() ? 1 : 0;
        join(parent, 0, -1, reach);
        if (connectivity.acrossSlices()) {
            for (int rows = -reach; rows <= reach; rows++) {
                join(parent, -1, rows, reach);
            }
        }
        for (int run = 0; run < count; run++) {
            parent[run] = root(parent, run);
        }
        return parent;
    }

    /** Joins every run with those of the row that lies so many slices and rows away, both of which are passed once. */
    private void join(int[] parent, int slices, int rows, int reach) {
        int other = 0;
        for (int run = 0; run < count; run++) {
            int slice = places[4 * run] + slices;
            int row = places[4 * run + 1] + rows;
            int from = places[4 * run + 2] - reach;
            int to = places[4 * run + 3] + reach;
            while (other < run && before(other, slice, row, from)) {
                other++;
            }
            for (int at = other; at < run && touches(at, slice, row, to); at++) {
                unite(parent, at, run);
            }
        }
    }

    /** Whether the run ends before the column of that row. */
    private boolean before(int run, int slice, int row, int from) {
        int z = places[4 * run];
        int y = places[4 * run + 1];
        return z != slice ? z < slice : y != row ? y < row : places[4 * run + 3] <= from;
    }

    private boolean touches(int run, int slice, int row, int to) {
        return places[4 * run] == slice && places[4 * run + 1] == row && places[4 * run + 2] < to;
    }

    private static void unite(int[] parent, int one, int other) {
        int a = root(parent, one);
        int b = root(parent, other);
        parent[Math.max(a, b)] = Math.min(a, b);
    }

    private static int root(int[] parent, int run) {
        int at = run;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
