package dev.consilium.imaging.mask;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Carries the distances of a field on through the slices, but only to the voxels asked for. A column of 64 voxels without any of them
 * is not looked at; a line with few of them is searched from each outwards, until no slice can be nearer.
 */
final class DistanceReading {

    /** Questions per line up to which searching is cheaper than an envelope, which has to look at the whole line. */
    private static final int FEW = 8;

    private final DistanceField field;
    private final VoxelBits queries;
    private final double[] squares;

    DistanceReading(DistanceField field, VoxelBits queries, double sliceMm) {
        this.field = field;
        this.queries = queries;
        this.squares = Squares.of(queries.slices(), sliceMm);
    }

    /** What is found at a voxel; of the voxels of one word only one thread says something. */
    interface Found {
        /** @param word the number of the word that holds the voxel; @param bit of that word */
        void take(int word, int bit, double squared);
    }

    void read(IntFunction<LineTransform> line, int threads, Found found) {
        int[] feet = field.feet();
        Shares.each(queries.rows(), threads, () -> {
            Column column = new Column(line.apply(queries.slices()), feet, found);
            return y -> {
                for (int w = 0; w < queries.wordsPerRow(); w++) {
                    column.read(y, w);
                }
            };
        });
    }

    /** The voxels of one row of a slice that share a word, through all slices. */
    private final class Column {

        private final int slices = queries.slices();
        private final LineTransform line;
        private final int[] feet;
        private final Found found;
        private final int[] asked = new int[Long.SIZE * slices];
        private final int[] count = new int[Long.SIZE];
        private final double[] heights = new double[Long.SIZE * slices];
        private final double[] result = new double[slices];

        Column(LineTransform line, int[] feet, Found found) {
            this.line = line;
            this.feet = feet;
            this.found = found;
            Arrays.fill(heights, Double.POSITIVE_INFINITY);
        }

        void read(int y, int w) {
            long any = ask(y, w);
            if (any == 0) {
                return;
            }
            gather(y, w, any);
            for (long left = any; left != 0; left &= left - 1) {
                answer(y, w, Long.numberOfTrailingZeros(left));
            }
        }

        /** Per bit the slices where it is set. @return the bits that are set anywhere */
        private long ask(int y, int w) {
            long any = 0;
            for (int z = 0; z < slices; z++) {
                long word = queries.words()[(z * queries.rows() + y) * queries.wordsPerRow() + w];
                for (long left = word & ~any; left != 0; left &= left - 1) {
                    count[Long.numberOfTrailingZeros(left)] = 0;
                }
                any |= word;
                for (long left = word; left != 0; left &= left - 1) {
                    int bit = Long.numberOfTrailingZeros(left);
                    asked[bit * slices + count[bit]++] = z;
                }
            }
            return any;
        }

        private void gather(int y, int w, long any) {
            double[] values = field.values();
            for (int z : feet) {
                int from = (z * queries.rows() + y) * queries.columns() + (w << 6);
                for (long left = any; left != 0; left &= left - 1) {
                    int bit = Long.numberOfTrailingZeros(left);
                    heights[bit * slices + z] = values[from + bit];
                }
            }
        }

        private void answer(int y, int w, int bit) {
            boolean few = count[bit] <= FEW || feet.length == 0;
            if (!few) {
                line.along(heights, bit * slices, feet, feet.length, result, 0);
            }
            for (int k = 0; k < count[bit]; k++) {
                int z = asked[bit * slices + k];
                int word = (z * queries.rows() + y) * queries.wordsPerRow() + w;
                found.take(word, bit, few ? nearest(bit * slices, z) : result[z]);
            }
        }

        private double nearest(int at, int z) {
            double best = heights[at + z];
            int farthest = Math.max(z, slices - 1 - z);
            for (int away = 1; away <= farthest && squares[away] < best; away++) {
                if (z >= away) {
                    best = Math.min(best, heights[at + z - away] + squares[away]);
                }
                if (z + away < slices) {
                    best = Math.min(best, heights[at + z + away] + squares[away]);
                }
            }
            return best;
        }
    }
}
