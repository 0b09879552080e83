package dev.consilium.imaging.shape;

import java.util.Arrays;

/** Where the runs of a slice begin (at even places) and end, row by row, in columns. Rows beyond the slice hold nothing. */
final class RowEdges {

    private static final int[] NONE = {};

    private final int[][] rows;

    private RowEdges(int[][] rows) {
        this.rows = rows;
    }

    /** @param runs alternating lengths over all rows, background first */
    static RowEdges of(int[] runs, int columns) {
        int pixels = Arrays.stream(runs).sum();
        int[][] rows = new int[pixels / columns][];
        Arrays.fill(rows, NONE);
        int[] found = new int[2 * (columns / 2 + 1)];
        int used = 0;
        int row = 0;
        int from = 0;
        for (int run = 0; run < runs.length; run++) {
            int to = from + runs[run];
            for (int at = from; run % 2 == 1 && at < to; ) {
                int end = Math.min(to, (at / columns + 1) * columns);
                if (at / columns != row) {
                    rows[row] = Arrays.copyOf(found, used);
                    row = at / columns;
                    used = 0;
                }
                found[used++] = at - row * columns;
                found[used++] = end - row * columns;
                at = end;
            }
            from = to;
        }
        rows[row] = Arrays.copyOf(found, used);
        return new RowEdges(rows);
    }

    int count() {
        return rows.length;
    }

    int[] of(int row) {
        return row < 0 || row >= rows.length ? NONE : rows[row];
    }

    /** Which edge of the row lies there; negative where none does. */
    int find(int row, int x) {
        return Arrays.binarySearch(of(row), x);
    }

    boolean begins(int row, int x) {
        int edge = find(row, x);
        return edge >= 0 && edge % 2 == 0;
    }

    boolean ends(int row, int x) {
        int edge = find(row, x);
        return edge >= 0 && edge % 2 == 1;
    }

    /** Whether a run lies on both sides. */
    boolean covers(int row, int x) {
        int edge = find(row, x);
        return edge < 0 && (-edge - 1) % 2 == 1;
    }

    /** The next upright edge on the line between two rows, of either. */
    int east(int line, int x) {
        return Math.min(after(line - 1, x), after(line, x));
    }

    int west(int line, int x) {
        return Math.max(before(line - 1, x), before(line, x));
    }

    private int after(int row, int x) {
        int edge = find(row, x);
        int next = edge >= 0 ? edge + 1 : -edge - 1;
        return next < of(row).length ? of(row)[next] : Integer.MAX_VALUE;
    }

    private int before(int row, int x) {
        int edge = find(row, x);
        int last = (edge >= 0 ? edge : -edge - 1) - 1;
        return last >= 0 ? of(row)[last] : Integer.MIN_VALUE;
    }
}
