package dev.consilium.imaging.mask;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The squared distance in mm from every voxel of a box to the nearest seed of its slice: rows first, then columns, on tiles of them for
 * the sake of the cache. A slice without a seed is infinite throughout, so that no line mixes both.
 */
final class DistanceField {

    static final int TILE = 32;

    private final VoxelBits seeds;
    private final int rows;
    private final int columns;
    private final double[] field;
    private final double[] squares;
    private final double[] reversed;
    private final boolean[] reached;

    /** @param field at least as long as there are voxels; overwritten */
    DistanceField(VoxelBits seeds, double rowMm, double[] field) {
        this.seeds = seeds;
        this.rows = seeds.rows();
        this.columns = seeds.columns();
        this.field = field;
        this.squares = Squares.of(columns, rowMm);
        this.reversed = new double[columns];
        for (int x = 0; x < columns; x++) {
            reversed[x] = squares[columns - 1 - x];
        }
        this.reached = new boolean[seeds.slices()];
    }

    double[] values() {
        return field;
    }

    /** Slices that hold a seed, ascending. */
    int[] feet() {
        int[] feet = new int[reached.length];
        int used = 0;
        for (int z = 0; z < feet.length; z++) {
            if (reached[z]) {
                feet[used++] = z;
            }
        }
        return Arrays.copyOf(feet, used);
    }

    /** @param line makes one line of so many places; called once per thread */
    void withinSlices(IntFunction<LineTransform> line, int threads) {
        Shares.each(seeds.slices(), threads, () -> {
            Tile tile = new Tile(rows, line.apply(rows));
            int[] feet = new int[rows];
            return z -> slice(z, tile, feet);
        });
    }

    /** Carries the distances on through the slices. */
    void acrossSlices(IntFunction<LineTransform> line, int threads) {
        int slices = seeds.slices();
        int[] feet = feet();
        if (feet.length == 0) {
            return;
        }
        Shares.each(rows, threads, () -> {
            Tile tile = new Tile(slices, line.apply(slices));
            return y -> {
                for (int x = 0; x < columns; x += TILE) {
                    tile.run(y * columns + x, rows * columns, Math.min(TILE, columns - x), feet, feet.length);
                }
            };
        });
    }

    private void slice(int z, Tile tile, int[] feet) {
        int count = 0;
        for (int y = 0; y < rows; y++) {
            if (row(z * rows + y)) {
                feet[count++] = y;
            }
        }
        int start = z * rows * columns;
        reached[z] = count > 0;
        if (count == 0) {
            Arrays.fill(field, start, start + rows * columns, Double.POSITIVE_INFINITY);
            return;
        }
        for (int x = 0; x < columns; x += TILE) {
            tile.run(start + x, columns, Math.min(TILE, columns - x), feet, count);
        }
    }

    /** Between two seeds one half of the row belongs to either. @return false without a seed */
    private boolean row(int row) {
        long[] words = seeds.words();
        int start = row * columns;
        int before = -1;
        for (int w = 0; w < seeds.wordsPerRow(); w++) {
            for (long left = words[row * seeds.wordsPerRow() + w]; left != 0; left &= left - 1) {
                int seed = (w << 6) + Long.numberOfTrailingZeros(left);
                int middle = before < 0 ? 0 : (before + seed + 1) / 2;
                if (before >= 0) {
                    System.arraycopy(squares, 0, field, start + before, middle - before);
                }
                System.arraycopy(reversed, columns - 1 - seed + middle, field, start + middle, seed - middle);
                before = seed;
            }
        }
        if (before < 0) {
            return false;
        }
        System.arraycopy(squares, 0, field, start + before, columns - before);
        return true;
    }

    /** Neighbouring lines, taken out of the field, transformed and put back. */
    private final class Tile {

        private final int length;
        private final LineTransform line;
        private final double[] heights;
        private final double[] result;

        Tile(int length, LineTransform line) {
            this.length = length;
            this.line = line;
            this.heights = new double[TILE * length];
            this.result = new double[TILE * length];
        }

        /** @param start of the first line; @param step from one place of a line to the next */
        void run(int start, int step, int lines, int[] feet, int count) {
            for (int k = 0; k < count; k++) {
                int from = start + feet[k] * step;
                for (int c = 0; c < lines; c++) {
                    heights[c * length + feet[k]] = field[from + c];
                }
            }
            for (int c = 0; c < lines; c++) {
                line.along(heights, c * length, feet, count, result, c * length);
            }
            for (int place = 0; place < length; place++) {
                int to = start + place * step;
                for (int c = 0; c < lines; c++) {
                    field[to + c] = result[c * length + place];
                }
            }
        }
    }
}
