package dev.consilium.dicom;

/** A tag tree (ITU-T T.800 B.10.2): each node knows the least of what is below it. */
final class Jpeg2000TagTree {

    private static final int KNOWN = 1;

    private final int width;
    private final int height;
    /** Where each level begins, leaves first. */
    private final int[] starts;
    /** Twice the least that a value can be, and {@link #KNOWN} once it is that. */
    private final int[] nodes;

    Jpeg2000TagTree(int width, int height) {
        this.width = width;
        this.height = height;
        int levels = 1;
        while (columns(levels - 1) * rows(levels - 1) > 1) {
            levels++;
        }
        starts = new int[levels];
        int count = 0;
        for (int level = 0; level < levels; level++) {
            starts[level] = count;
            count += columns(level) * rows(level);
        }
        nodes = new int[count];
    }

    private int columns(int level) {
        return (width - 1 >> level) + 1;
    }

    private int rows(int level) {
        return (height - 1 >> level) + 1;
    }

    /** Whether the value of a leaf is below the threshold, reading as many bits as that takes. */
    boolean below(Jpeg2000Bits bits, int column, int row, int threshold) {
        int most = 0;
        int node = 0;
        for (int level = starts.length - 1; level >= 0; level--) {
            int at = starts[level] + (row >> level) * columns(level) + (column >> level);
            node = nodes[at];
            if ((node & KNOWN) == 0) {
                node = read(bits, Math.max(node, most & ~KNOWN), threshold);
                nodes[at] = node;
            }
            most = node;
        }
        return isBelow(node, threshold);
    }

    /** Whether a value anywhere can be below the threshold, as far as is known. */
    boolean mayBeBelow(int threshold) {
        return nodes[nodes.length - 1] >> 1 < threshold;
    }

    private static int read(Jpeg2000Bits bits, int from, int threshold) {
        int node = from;
        while (node >> 1 < threshold && (node & KNOWN) == 0) {
            node += bits.bit() != 0 ? KNOWN : 2;
        }
        return node;
    }

    private static boolean isBelow(int node, int threshold) {
        return (node & KNOWN) != 0 && node >> 1 < threshold;
    }
}
