package dev.consilium.bench;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.quality.mask.PlacedMask;
import java.util.ArrayList;
import java.util.List;

/** Bodies in a CT volume of 512 x 512 x 100 voxels of 0.7 x 0.7 x 2.5 mm: ellipsoids with a wavy surface. */
final class BenchMasks {

    static final GridShape SHAPE = new GridShape(100, 512, 512);
    static final VoxelSpacing SPACING = new VoxelSpacing(2.5, 0.7, 0.7);
    private static final MaskGrid GRID = new MaskGrid(SHAPE, SPACING, null);

    private BenchMasks() {}

    /** A body: centre in voxels and radii in mm, both z, y, x; how wavy it is, and the phase of the waves. */
    record Body(double[] centre, double[] radii, double wave, double phase) {

        static Body of(double z, double y, double x, double rz, double ry, double rx, double wave, double phase) {
            return new Body(new double[] {z, y, x}, new double[] {rz, ry, rx}, wave, phase);
        }

        boolean holds(int voxelZ, int voxelY, int voxelX) {
            double z = (voxelZ - centre[0]) * SPACING.z();
            double y = (voxelY - centre[1]) * SPACING.y();
            double x = (voxelX - centre[2]) * SPACING.x();
            double r = square(z / radii[0]) + square(y / radii[1]) + square(x / radii[2]);
            if (r > square(1 + 1.5 * wave)) {
                return false;
            }
            double angle = Math.atan2(y, x);
            double limit = 1
                    + wave * Math.sin(5 * angle + phase) * Math.cos(3 * Math.PI * z / (2 * radii[0]) + phase)
                    + 0.5 * wave * Math.sin(9 * angle - 2 * phase);
            return r <= limit * limit;
        }

        private static double square(double value) {
            return value * value;
        }
    }

    static PlacedMask placed(RunLengthMask mask) {
        return new PlacedMask(GRID, mask);
    }

    static RunLengthMask mask(Body body) {
        MaskBuilder mask = new MaskBuilder(SHAPE);
        for (int z = 0; z < SHAPE.slices(); z++) {
            for (int at = 0; at < SHAPE.pixels(); at++) {
                if (body.holds(z, at / SHAPE.columns(), at % SHAPE.columns())) {
                    mask.add(z, at, at + 1);
                }
            }
        }
        return mask.build();
    }

    /** The body cut into labels, none of which shares a voxel with another: slabs of rows. */
    static List<RunLengthMask> slabs(RunLengthMask whole, int count, int firstRow, int lastRow) {
        List<RunLengthMask> slabs = new ArrayList<>();
        for (int slab = 0; slab < count; slab++) {
            int from = slab == 0 ? 0 : firstRow + slab * (lastRow - firstRow) / count;
            int to = slab == count - 1 ? SHAPE.rows() : firstRow + (slab + 1) * (lastRow - firstRow) / count;
            MaskBuilder rows = new MaskBuilder(SHAPE);
            for (int z = 0; z < SHAPE.slices(); z++) {
                rows.add(z, from * SHAPE.columns(), to * SHAPE.columns());
            }
            slabs.add(whole.and(rows.build()));
        }
        return slabs;
    }

    /** Bits of one mask, the least significant first. */
    static byte[] bits(RunLengthMask mask) {
        byte[] bits = new byte[SHAPE.slices() * SHAPE.pixels() / 8];
        for (int z = 0; z < SHAPE.slices(); z++) {
            int at = z * SHAPE.pixels();
            boolean foreground = false;
            for (int run : mask.runs(z)) {
                for (int end = at + run; foreground && at < end; at++) {
                    bits[at >> 3] |= (byte) (1 << (at & 7));
                }
                at = foreground ? at : at + run;
                foreground = !foreground;
            }
        }
        return bits;
    }
}
