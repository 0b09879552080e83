package dev.consilium.dicom;

import java.util.Arrays;

/** A tag tree (ITU-T T.800 B.10.2): each node knows the least of what is below it. */
final class Jpeg2000TagTree {

    private final int width;
    private final int[] values;
    private final int[] lows;
    private final int[] parents;

    Jpeg2000TagTree(int width, int height) {
        this.width = width;
        int nodes = 0;
        int columns = width;
        int rows = height;
        while (true) {
            nodes += columns * rows;
            if (columns * rows <= 1) {
                break;
            }
            columns = columns + 1 >> 1;
            rows = rows + 1 >> 1;
        }
        values = new int[nodes];
        lows = new int[nodes];
        parents = parents(nodes, width, height);
        Arrays.fill(values, Integer.MAX_VALUE);
    }

    private static int[] parents(int nodes, int width, int height) {
        int[] parents = new int[nodes];
        int first = 0;
        int columns = width;
        int rows = height;
        while (columns * rows > 1) {
            int next = first + columns * rows;
            int above = columns + 1 >> 1;
            for (int i = 0; i < columns * rows; i++) {
                parents[first + i] = next + i / columns / 2 * above + i % columns / 2;
            }
            first = next;
            columns = above;
            rows = rows + 1 >> 1;
        }
        if (nodes > 0) {
            parents[nodes - 1] = -1;
        }
        return parents;
    }

    /** Whether the value of a leaf is below the threshold, reading as many bits as that takes. */
    boolean below(Jpeg2000Bits bits, int column, int row, int threshold) {
        return below(bits, row * width + column, threshold);
    }

    private boolean below(Jpeg2000Bits bits, int node, int threshold) {
        int parent = parents[node];
        if (parent >= 0) {
            below(bits, parent, threshold);
            lows[node] = Math.max(lows[node], lows[parent]);
        }
        while (lows[node] < threshold && lows[node] < values[node]) {
            if (bits.bit() != 0) {
                values[node] = lows[node];
            } else {
                lows[node]++;
            }
        }
        return values[node] < threshold;
    }
}
