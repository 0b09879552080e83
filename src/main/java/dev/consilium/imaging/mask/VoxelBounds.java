package dev.consilium.imaging.mask;

/** The smallest block of whole voxels around something: slices inclusive, pixels half-open. */
public record VoxelBounds(int firstSlice, int lastSlice, int x0, int y0, int x1, int y1) {

    public int slices() {
        return lastSlice - firstSlice + 1;
    }

    public int rows() {
        return y1 - y0;
    }

    public int columns() {
        return x1 - x0;
    }

    public VoxelBounds union(VoxelBounds other) {
        return new VoxelBounds(
                Math.min(firstSlice, other.firstSlice),
                Math.max(lastSlice, other.lastSlice),
                Math.min(x0, other.x0),
                Math.min(y0, other.y0),
                Math.max(x1, other.x1),
                Math.max(y1, other.y1));
    }

    public boolean meets(VoxelBounds other) {
        return firstSlice <= other.lastSlice
                && other.firstSlice <= lastSlice
                && x0 < other.x1
                && other.x0 < x1
                && y0 < other.y1
                && other.y0 < y1;
    }

    /** One voxel more on every side, as far as the grid reaches. */
    public VoxelBounds padded(GridShape within) {
        return new VoxelBounds(
                Math.max(0, firstSlice - 1),
                Math.min(within.slices() - 1, lastSlice + 1),
                Math.max(0, x0 - 1),
                Math.max(0, y0 - 1),
                Math.min(within.columns(), x1 + 1),
                Math.min(within.rows(), y1 + 1));
    }
}
