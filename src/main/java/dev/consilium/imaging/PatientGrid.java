package dev.consilium.imaging;

import dev.consilium.imaging.mask.DistanceTransform;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.VoxelSpacing;

/**
 * Cubes along the axes of the patient (PS3.3 C.7.6.2.1.1: x to the left, y to the back, z to the head), x fastest.
 *
 * @param x0 centre of the first cube, in mm
 * @param cell side of a cube, in mm
 */
record PatientGrid(int slices, int rows, int columns, double x0, double y0, double z0, double cell) {

    int cells() {
        return slices * rows * columns;
    }

    int index(int x, int y, int z) {
        return (z * rows + y) * columns + x;
    }

    double y(int index) {
        return y0 + index / columns % rows * cell;
    }

    double z(int index) {
        return z0 + index / (rows * columns) * cell;
    }

    /** The cube that holds a point, or -1. */
    int at(double x, double y, double z) {
        long column = Math.round((x - x0) / cell);
        long row = Math.round((y - y0) / cell);
        long slice = Math.round((z - z0) / cell);
        boolean inside = column >= 0 && column < columns && row >= 0 && row < rows && slice >= 0 && slice < slices;
        return inside ? index((int) column, (int) row, (int) slice) : -1;
    }

    /** Squared distances in mm to the cubes that are, or are not, among the seeds. */
    double[] squaredDistances(boolean[] seeds, boolean seed) {
        return new DistanceTransform(new VoxelSpacing(cell, cell, cell))
                .squared(seeds, seed, new GridShape(slices, rows, columns));
    }

    /** What can be reached from these cubes through allowed ones, over faces. */
    boolean[] reached(boolean[] from, boolean[] allowed) {
        boolean[] reached = new boolean[cells()];
        int[] queue = new int[cells()];
        int tail = 0;
        for (int start = 0; start < reached.length; start++) {
            if (from[start] && allowed[start]) {
                reached[start] = true;
                queue[tail++] = start;
            }
        }
        spread(reached, allowed, queue, tail);
        return reached;
    }

    /** Pieces that hold at least this share of all that is set: what is smaller is noise. */
    boolean[] withoutSpecks(boolean[] image, double share) {
        int all = 0;
        for (boolean set : image) {
            all += set ? 1 : 0;
        }
        boolean[] seen = new boolean[cells()];
        boolean[] kept = new boolean[cells()];
        int[] queue = new int[cells()];
        for (int start = 0; start < image.length; start++) {
            if (image[start] && !seen[start]) {
                seen[start] = true;
                queue[0] = start;
                int size = spread(seen, image, queue, 1);
                for (int i = 0; i < size && size >= share * all; i++) {
                    kept[queue[i]] = true;
                }
            }
        }
        return kept;
    }

    /** @param queue begins with what is reached already @return how many it holds in the end */
    private int spread(boolean[] reached, boolean[] allowed, int[] queue, int size) {
        int plane = rows * columns;
        int tail = size;
        for (int head = 0; head < tail; head++) {
            int at = queue[head];
            int x = at % columns;
            int y = at / columns % rows;
            int z = at / plane;
            tail = x > 0 ? visit(at - 1, reached, allowed, queue, tail) : tail;
            tail = x < columns - 1 ? visit(at + 1, reached, allowed, queue, tail) : tail;
            tail = y > 0 ? visit(at - columns, reached, allowed, queue, tail) : tail;
            tail = y < rows - 1 ? visit(at + columns, reached, allowed, queue, tail) : tail;
            tail = z > 0 ? visit(at - plane, reached, allowed, queue, tail) : tail;
            tail = z < slices - 1 ? visit(at + plane, reached, allowed, queue, tail) : tail;
        }
        return tail;
    }

    private static int visit(int at, boolean[] reached, boolean[] allowed, int[] queue, int tail) {
        if (reached[at] || !allowed[at]) {
            return tail;
        }
        reached[at] = true;
        queue[tail] = at;
        return tail + 1;
    }
}
