package dev.consilium.quality.mask;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.VoxelSpacing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The definitions written down anew, voxel by voxel and pair by pair. */
final class BruteMasks {

    private final GridShape shape;
    private final VoxelSpacing spacing;
    private final boolean planar;

    BruteMasks(GridShape shape, VoxelSpacing spacing, boolean planar) {
        this.shape = shape;
        this.spacing = spacing;
        this.planar = planar;
    }

    boolean at(boolean[] mask, int z, int y, int x) {
        return z >= 0
                && z < shape.slices()
                && y >= 0
                && y < shape.rows()
                && x >= 0
                && x < shape.columns()
                && mask[(z * shape.rows() + y) * shape.columns() + x];
    }

    List<int[]> surface(boolean[] mask) {
        List<int[]> surface = new ArrayList<>();
        for (int z = 0; z < shape.slices(); z++) {
            for (int y = 0; y < shape.rows(); y++) {
                for (int x = 0; x < shape.columns(); x++) {
                    boolean inside = at(mask, z, y - 1, x)
                            && at(mask, z, y + 1, x)
                            && at(mask, z, y, x - 1)
                            && at(mask, z, y, x + 1)
                            && (planar || at(mask, z - 1, y, x) && at(mask, z + 1, y, x));
                    if (at(mask, z, y, x) && !inside) {
                        surface.add(new int[] {z, y, x});
                    }
                }
            }
        }
        return surface;
    }

    double mm(int[] a, int[] b) {
        double z = (a[0] - b[0]) * spacing.z();
        double y = (a[1] - b[1]) * spacing.y();
        double x = (a[2] - b[2]) * spacing.x();
        return Math.sqrt(z * z + y * y + x * x);
    }

    /** From each to the nearest of the others. */
    double[] distances(List<int[]> from, List<int[]> to) {
        return from.stream()
                .mapToDouble(a -> to.stream().mapToDouble(b -> mm(a, b)).min().orElseThrow())
                .toArray();
    }

    /** As numpy's default. */
    static double percentile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double rank = share * (sorted.length - 1);
        int below = (int) Math.floor(rank);
        int above = (int) Math.ceil(rank);
        return sorted[below] * (1 - (rank - below)) + sorted[above] * (rank - below);
    }

    /** Voxels not deeper than so many mm, beyond the image being outside. */
    boolean[] band(boolean[] mask, double depth) {
        boolean[] band = new boolean[mask.length];
        for (int z = 0; z < shape.slices(); z++) {
            for (int y = 0; y < shape.rows(); y++) {
                for (int x = 0; x < shape.columns(); x++) {
                    band[(z * shape.rows() + y) * shape.columns() + x] =
                            at(mask, z, y, x) && depth(mask, z, y, x) <= depth + 1e-6;
                }
            }
        }
        return band;
    }

    private double depth(boolean[] mask, int z, int y, int x) {
        double least = Double.POSITIVE_INFINITY;
        int reach = planar ? 0 : 1;
        for (int oz = planar ? z : -1; oz <= (planar ? z : shape.slices() - 1 + reach); oz++) {
            for (int oy = -1; oy <= shape.rows(); oy++) {
                for (int ox = -1; ox <= shape.columns(); ox++) {
                    if (!at(mask, oz, oy, ox)) {
                        least = Math.min(least, mm(new int[] {z, y, x}, new int[] {oz, oy, ox}));
                    }
                }
            }
        }
        return least;
    }

    /** Points between voxels whose neighbours differ: z, y, x and the code of the neighbours. */
    List<int[]> corners(boolean[] mask) {
        List<int[]> corners = new ArrayList<>();
        for (int z = 0; z <= shape.slices() - (planar ? 1 : 0); z++) {
            for (int y = 0; y <= shape.rows(); y++) {
                for (int x = 0; x <= shape.columns(); x++) {
                    int code = 0;
                    for (int side = 0; side < (planar ? 4 : 8); side++) {
                        int back = planar ? z : z - 1 + (side >> 2);
                        boolean set = at(mask, back, y - 1 + (side >> 1 & 1), x - 1 + (side & 1));
                        code = 2 * code + (set ? 1 : 0);
                    }
                    if (code != 0 && code != (planar ? 15 : 255)) {
                        corners.add(new int[] {z, y, x, code});
                    }
                }
            }
        }
        return corners;
    }
}
