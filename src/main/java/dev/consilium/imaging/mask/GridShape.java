package dev.consilium.imaging.mask;

/** How many slices, rows and columns a grid of voxels has; the pixels of one slice fit into an int. */
public record GridShape(int slices, int rows, int columns) {

    public GridShape {
        if (slices < 1 || rows < 1 || columns < 1 || (long) rows * columns > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("no grid: " + slices + " x " + rows + " x " + columns);
        }
    }

    /** Pixels of one slice. */
    public int pixels() {
        return rows * columns;
    }

    @Override
    public String toString() {
        return slices + " slices of " + rows + " rows and " + columns + " columns";
    }
}
