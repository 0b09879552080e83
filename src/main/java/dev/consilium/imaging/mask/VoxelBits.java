package dev.consilium.imaging.mask;

/**
 * Voxels of a box as bits, each row in words of 64 columns: what has many neighbours to look at does so for 64 voxels at once. All
 * beyond the box is outside.
 */
public final class VoxelBits {

    private final int slices;
    private final int rows;
    private final int columns;
    private final int wordsPerRow;
    private final long[] words;

    VoxelBits(int slices, int rows, int columns) {
        this.slices = slices;
        this.rows = rows;
        this.columns = columns;
        this.wordsPerRow = (columns + 63) >>> 6;
        this.words = new long[Math.multiplyExact(Math.multiplyExact(slices, rows), wordsPerRow)];
    }

    /** The part of the mask within the box, which may reach beyond the grid. @throws ArithmeticException for too large a box */
    public static VoxelBits of(RunLengthMask mask, VoxelBounds box) {
        VoxelBits bits = new VoxelBits(box.slices(), box.rows(), box.columns());
        int last = Math.min(box.lastSlice(), mask.shape().slices() - 1);
        for (int z = Math.max(0, box.firstSlice()); z <= last; z++) {
            int slice = z - box.firstSlice();
            Runs.byRow(mask.edges(z), mask.shape().columns(), (row, from, to) -> {
                int y = row - box.y0();
                if (y >= 0 && y < bits.rows) {
                    bits.set(slice, y, Math.max(0, from - box.x0()), Math.min(bits.columns, to - box.x0()));
                }
            });
        }
        return bits;
    }

    /** Laid out x fastest. */
    static VoxelBits of(boolean[] voxels, boolean value, int slices, int rows, int columns) {
        VoxelBits bits = new VoxelBits(slices, rows, columns);
        int at = 0;
        for (int row = 0; row < slices * rows; row++) {
            for (int x = 0; x < columns; x++) {
                if (voxels[at++] == value) {
                    bits.words[row * bits.wordsPerRow + (x >>> 6)] |= 1L << x;
                }
            }
        }
        return bits;
    }

    int slices() {
        return slices;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    int wordsPerRow() {
        return wordsPerRow;
    }

    /** Row after row, slice after slice; not to be changed but by whoever made them. */
    long[] words() {
        return words;
    }

    public long count() {
        long count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** How many voxels both hold; of one shape. */
    public long common(VoxelBits other) {
        requireSame(other);
        long count = 0;
        for (int at = 0; at < words.length; at++) {
            count += Long.bitCount(words[at] & other.words[at]);
        }
        return count;
    }

    /** All that is not set. */
    public VoxelBits outside() {
        VoxelBits outside = new VoxelBits(slices, rows, columns);
        long end = -1L >>> -columns;
        for (int at = 0; at < words.length; at++) {
            outside.words[at] = ~words[at] & ((at + 1) % wordsPerRow == 0 ? end : -1L);
        }
        return outside;
    }

    /**
     * The voxels with a neighbour outside over one of their six faces, or over one of the four edges in their slice.
     *
     * @param planar whether slices are no neighbours
     */
    public VoxelBits border(boolean planar) {
        VoxelBits border = new VoxelBits(slices, rows, columns);
        int slice = rows * wordsPerRow;
        for (int z = 0; z < slices; z++) {
            for (int y = 0; y < rows; y++) {
                int row = (z * rows + y) * wordsPerRow;
                for (int w = 0; w < wordsPerRow; w++) {
                    int at = row + w;
                    long word = words[at];
                    if (word == 0) {
                        continue;
                    }
                    long left = word << 1 | (w > 0 ? words[at - 1] >>> 63 : 0);
                    long right = word >>> 1 | (w < wordsPerRow - 1 ? words[at + 1] << 63 : 0);
                    long inside = left & right;
                    inside &= y > 0 ? words[at - wordsPerRow] : 0;
                    inside &= y < rows - 1 ? words[at + wordsPerRow] : 0;
                    if (!planar) {
                        inside &= z > 0 ? words[at - slice] : 0;
                        inside &= z < slices - 1 ? words[at + slice] : 0;
                    }
                    border.words[at] = word & ~inside;
                }
            }
        }
        return border;
    }

    /** @return false beyond the box as well */
    boolean holds(int z, int y, int x) {
        return z >= 0
                && z < slices
                && y >= 0
                && y < rows
                && x >= 0
                && x < columns
                && (words[(z * rows + y) * wordsPerRow + (x >>> 6)] >>> x & 1) != 0;
    }

    /** A word of a row, 0 beyond the box. */
    long word(int z, int y, int w) {
        boolean within = z >= 0 && z < slices && y >= 0 && y < rows && w >= 0 && w < wordsPerRow;
        return within ? words[(z * rows + y) * wordsPerRow + w] : 0;
    }

    private void set(int slice, int row, int from, int to) {
        if (from >= to) {
            return;
        }
        int start = (slice * rows + row) * wordsPerRow;
        int first = from >>> 6;
        int last = to - 1 >>> 6;
        long head = -1L << from;
        long tail = -1L >>> -to;
        if (first == last) {
            words[start + first] |= head & tail;
            return;
        }
        words[start + first] |= head;
        for (int w = first + 1; w < last; w++) {
            words[start + w] = -1L;
        }
        words[start + last] |= tail;
    }

    void requireSame(VoxelBits other) {
        if (slices != other.slices || rows != other.rows || columns != other.columns) {
            throw new IllegalArgumentException("boxes of different shapes");
        }
    }
}
