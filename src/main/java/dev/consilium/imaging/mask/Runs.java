package dev.consilium.imaging.mask;

import java.util.Arrays;
import java.util.List;

/** What can be said of runs of foreground given by their edges (start, end, start, end, ... strictly ascending). */
final class Runs {

    private Runs() {}

    static long length(int[] edges) {
        long sum = 0;
        for (int at = 0; at < edges.length; at += 2) {
            sum += edges[at + 1] - edges[at];
        }
        return sum;
    }

    /** Pixels that lie in both, by one pass over the runs of either. */
    static long common(int[] a, int[] b) {
        long sum = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            sum += Math.max(0, Math.min(a[i + 1], b[j + 1]) - Math.max(a[i], b[j]));
            if (a[i + 1] < b[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return sum;
    }

    /** What the operation keeps, by one pass over the edges of both. */
    static int[] combined(int[] a, int[] b, SetOperation operation) {
        int[] edges = new int[a.length + b.length];
        int used = 0;
        int i = 0;
        int j = 0;
        boolean held = false;
        while (i < a.length || j < b.length) {
            int nextA = i < a.length ? a[i] : Integer.MAX_VALUE;
            int nextB = j < b.length ? b[j] : Integer.MAX_VALUE;
            int at = Math.min(nextA, nextB);
            i += nextA == at ? 1 : 0;
            j += nextB == at ? 1 : 0;
            if (operation.keeps(i % 2 == 1, j % 2 == 1) != held) {
                held = !held;
                edges[used++] = at;
            }
        }
        return Arrays.copyOf(edges, used);
    }

    /** A stretch of foreground within one row. */
    interface RowStretch {
        void take(int row, int from, int to);
    }

    /** Runs cut where a row ends, in order. */
    static void byRow(int[] edges, int columns, RowStretch stretch) {
        for (int at = 0; at < edges.length; at += 2) {
            int row = edges[at] / columns;
            int from = edges[at] - row * columns;
            int left = edges[at + 1] - edges[at];
            while (left > 0) {
                int length = Math.min(left, columns - from);
                stretch.take(row, from, from + length);
                left -= length;
                from = 0;
                row++;
            }
        }
    }

    /** Alternating lengths, background first; no zero but for the first. */
    static int[] lengths(int[] edges, int pixels) {
        boolean open = edges.length == 0 || edges[edges.length - 1] < pixels;
        int[] lengths = new int[edges.length + (open ? 1 : 0)];
        int reached = 0;
        for (int at = 0; at < edges.length; at++) {
            lengths[at] = edges[at] - reached;
            reached = edges[at];
        }
        if (open) {
            lengths[edges.length] = pixels - reached;
        }
        return lengths;
    }

    static int[] heldByAtLeast(int votes, List<int[]> slices) {
        int[] starts = every(slices, 0);
        int[] ends = every(slices, 1);
        int[] edges = new int[2 * starts.length];
        int used = 0;
        int held = 0;
        int s = 0;
        int e = 0;
        while (e < ends.length) {
            int at = s < starts.length ? Math.min(starts[s], ends[e]) : ends[e];
            boolean before = held >= votes;
            while (s < starts.length && starts[s] == at) {
                held++;
                s++;
            }
            while (e < ends.length && ends[e] == at) {
                held--;
                e++;
            }
            if (held >= votes != before) {
                edges[used++] = at;
            }
        }
        return Arrays.copyOf(edges, used);
    }

    private static int[] every(List<int[]> slices, int offset) {
        int[] found =
                new int[slices.stream().mapToInt(slice -> slice.length / 2).sum()];
        int used = 0;
        for (int[] slice : slices) {
            for (int at = offset; at < slice.length; at += 2) {
                found[used++] = slice[at];
            }
        }
        Arrays.sort(found);
        return found;
    }
}
