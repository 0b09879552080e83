package dev.consilium.imaging.mask;

import java.util.List;

/**
 * The average of several regions by their shape (Rohlfing and Maurer 2007): the voxels whose mean signed distance to the
 * boundary, outside positive and inside negative, is at most zero. It holds all that every region holds, and nothing that none
 * does.
 */
public final class ShapeAverage {

    /** Mean distances this close to zero are zero: a sum depends on its order by less. */
    private static final double SLACK_MM = 1e-9;

    private ShapeAverage() {}

    /** Distances go from voxel centre to the nearest opposite voxel; at least one mask, none empty, all of one shape. */
    public static RunLengthMask of(List<RunLengthMask> masks, VoxelSpacing spacing) {
        GridShape shape = masks.get(0).shape();
        VoxelBounds block = masks.stream()
                .map(mask -> mask.bounds().orElseThrow(() -> new IllegalArgumentException("an empty mask")))
                .reduce(VoxelBounds::union)
                .orElseThrow()
                .padded(shape);
        DistanceTransform transform = new DistanceTransform(spacing);
        double[] sum = new double[block.slices() * block.rows() * block.columns()];
        for (RunLengthMask mask : masks) {
            add(VoxelBits.of(mask, block), transform, farthest(shape, spacing), sum);
        }
        return inside(sum, masks.size() * SLACK_MM, block, shape);
    }

    /** A distance of zero is that of a seed, so that each voxel has one from outside or one from inside. */
    private static void add(VoxelBits region, DistanceTransform transform, double farthest, double[] sum) {
        double[] outside = transform.squared(region);
        for (int at = 0; at < sum.length; at++) {
            sum[at] += Math.sqrt(outside[at]);
        }
        double[] inside = transform.squared(region.outside());
        for (int at = 0; at < sum.length; at++) {
            sum[at] -= Math.min(farthest, Math.sqrt(inside[at]));
        }
    }

    /** A region that fills the whole grid has no boundary: its inside is as deep as the grid is wide. */
    private static double farthest(GridShape shape, VoxelSpacing spacing) {
        return Math.hypot(
                Math.hypot(shape.slices() * spacing.z(), shape.rows() * spacing.y()), shape.columns() * spacing.x());
    }

    private static RunLengthMask inside(double[] sum, double most, VoxelBounds block, GridShape shape) {
        MaskBuilder mask = new MaskBuilder(shape);
        int at = 0;
        for (int z = block.firstSlice(); z <= block.lastSlice(); z++) {
            for (int y = block.y0(); y < block.y1(); y++) {
                for (int x = block.x0(); x < block.x1(); x++) {
                    int pixel = y * shape.columns() + x;
                    if (sum[at++] <= most) {
                        mask.add(z, pixel, pixel + 1);
                    }
                }
            }
        }
        return mask.build();
    }
}
