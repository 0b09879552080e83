package dev.consilium.imaging.mask;

import java.util.Optional;

/**
 * A box over slices: continuous, half-open pixel coordinates (the pixel at column 3 reaches from 3 to 4), first and last slice
 * included. Its volume is counted in voxels.
 */
public record PixelBox(double x0, double y0, double x1, double y1, int firstSlice, int lastSlice) implements Region {

    public PixelBox {
        boolean content = x0 < x1 && y0 < y1 && firstSlice <= lastSlice && firstSlice >= 0;
        if (!content || !Double.isFinite((x1 - x0) * (y1 - y0))) {
            throw new IllegalArgumentException("a box without content");
        }
    }

    public int slices() {
        return lastSlice - firstSlice + 1;
    }

    @Override
    public double volume() {
        return (x1 - x0) * (y1 - y0) * slices();
    }

    /** Exact, without any grid. */
    public Overlap overlap(PixelBox other) {
        return new Overlap(
                volume(), other.volume(), common(other).map(PixelBox::volume).orElse(0.0));
    }

    /** What both hold; empty where that is nothing. */
    public Optional<PixelBox> common(PixelBox other) {
        double left = Math.max(x0, other.x0);
        double right = Math.min(x1, other.x1);
        double top = Math.max(y0, other.y0);
        double bottom = Math.min(y1, other.y1);
        int first = Math.max(firstSlice, other.firstSlice);
        int last = Math.min(lastSlice, other.lastSlice);
        return left < right && top < bottom && first <= last
                ? Optional.of(new PixelBox(left, top, right, bottom, first, last))
                : Optional.empty();
    }

    /** The smallest box around both. */
    public PixelBox enclosing(PixelBox other) {
        return new PixelBox(
                Math.min(x0, other.x0),
                Math.min(y0, other.y0),
                Math.max(x1, other.x1),
                Math.max(y1, other.y1),
                Math.min(firstSlice, other.firstSlice),
                Math.max(lastSlice, other.lastSlice));
    }

    /**
     * Generalised IoU, above -1 and at most 1: less than IoU by the share of the enclosing box that neither covers (Rezatofighi
     * 2019).
     */
    public double generalisedIou(PixelBox other) {
        Overlap overlap = overlap(other);
        double around = enclosing(other).volume();
        return overlap.iou() - (around - overlap.either()) / around;
    }

    /** The voxels whose centre lies inside, cut at the edge of the grid; a box narrower than a pixel may hold none. */
    @Override
    public RunLengthMask rasterised(GridShape grid) {
        MaskBuilder mask = new MaskBuilder(grid);
        block(grid).ifPresent(block -> {
            for (int z = block.firstSlice(); z <= block.lastSlice(); z++) {
                for (int y = block.y0(); y < block.y1(); y++) {
                    mask.add(z, y * grid.columns() + block.x0(), y * grid.columns() + block.x1());
                }
            }
        });
        return mask.build();
    }

    @Override
    public Optional<PixelBox> around() {
        return Optional.of(this);
    }

    private Optional<VoxelBounds> block(GridShape grid) {
        VoxelBounds block = new VoxelBounds(
                firstSlice,
                Math.min(lastSlice, grid.slices() - 1),
                firstCentre(x0),
                firstCentre(y0),
                Math.min(grid.columns(), firstCentre(x1)),
                Math.min(grid.rows(), firstCentre(y1)));
        boolean some = block.slices() > 0 && block.rows() > 0 && block.columns() > 0;
        return some ? Optional.of(block) : Optional.empty();
    }

    /** Index of the first pixel whose centre lies at this coordinate or beyond. */
    private static int firstCentre(double coordinate) {
        return (int) Math.max(0, Math.ceil(coordinate - 0.5));
    }
}
