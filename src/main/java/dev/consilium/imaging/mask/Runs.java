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

    /** Sets what lies between {@code from} and {@code to}, shifted so that {@code from} comes to {@code target}. */
    static void unpack(int[] edges, int from, int to, boolean[] into, int target) {
        int at = Arrays.binarySearch(edges, from);
        int first = at >= 0 ? at : -at - 1;
        for (int run = first - first % 2; run < edges.length && edges[run] < to; run += 2) {
            int start = Math.max(from, edges[run]);
            int end = Math.min(to, edges[run + 1]);
            if (start < end) {
                Arrays.fill(into, target + start - from, target + end - from, true);
            }
        }
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
