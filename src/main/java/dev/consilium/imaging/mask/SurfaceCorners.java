package dev.consilium.imaging.mask;

/**
 * The corners where a surface passes: points between voxels whose eight neighbours (planar: four) are not all alike, with the code of
 * those neighbours. The grid of corners is one larger than that of the voxels each way (planar: within the slice), so that it closes
 * surfaces at the edge of the box. Nikolov 2021.
 */
public final class SurfaceCorners {

    private final VoxelBits corners;
    private final byte[] codes;

    private SurfaceCorners(VoxelBits corners, byte[] codes) {
        this.corners = corners;
        this.codes = codes;
    }

    public static SurfaceCorners of(VoxelBits voxels, boolean planar) {
        int depth = planar ? 0 : 1;
        VoxelBits corners = new VoxelBits(voxels.slices() + depth, voxels.rows() + 1, voxels.columns() + 1);
        int at = 0;
        for (int z = 0; z < corners.slices(); z++) {
            for (int y = 0; y < corners.rows(); y++) {
                for (int w = 0; w < corners.wordsPerRow(); w++) {
                    corners.words()[at++] = mixed(voxels, z, y, w, depth);
                }
            }
        }
        return new SurfaceCorners(corners, codes(voxels, corners, depth));
    }

    /** Set where the neighbours differ. */
    public VoxelBits corners() {
        return corners;
    }

    /**
     * Of the corners in order, x fastest: bit {@code 4 (1 - dz) + 2 (1 - dy) + (1 - dx)} is the neighbour at that side, planar without
     * dz. Not to be changed.
     */
    public byte[] codes() {
        return codes;
    }

    /** What the codes are worth together. */
    public double sum(double[] byCode) {
        return sumWhere(corners, byCode);
    }

    /** Likewise, of some of the corners. */
    public double sumWhere(VoxelBits chosen, double[] byCode) {
        corners.requireSame(chosen);
        int[] counts = new int[256];
        int used = 0;
        long[] words = corners.words();
        for (int at = 0; at < words.length; at++) {
            for (long left = words[at]; left != 0; left &= left - 1, used++) {
                boolean counted = (chosen.words()[at] & left & -left) != 0;
                counts[codes[used] & 0xFF] += counted ? 1 : 0;
            }
        }
        double sum = 0;
        for (int code = 0; code < byCode.length; code++) {
            sum += counts[code] * byCode[code];
        }
        return sum;
    }

    private static long mixed(VoxelBits voxels, int z, int y, int w, int depth) {
        long any = 0;
        long all = -1L;
        for (int slice = z - depth; slice <= z; slice++) {
            for (int row = y - 1; row <= y; row++) {
                long right = voxels.word(slice, row, w);
                long left = right << 1 | voxels.word(slice, row, w - 1) >>> 63;
                any |= right | left;
                all &= right & left;
            }
        }
        return any & ~all;
    }

    private static byte[] codes(VoxelBits voxels, VoxelBits corners, int depth) {
        byte[] codes = new byte[Math.toIntExact(corners.count())];
        int used = 0;
        long[] words = corners.words();
        for (int at = 0; at < words.length; at++) {
            int row = at / corners.wordsPerRow();
            int first = at % corners.wordsPerRow() << 6;
            for (long left = words[at]; left != 0; left &= left - 1) {
                int x = first + Long.numberOfTrailingZeros(left);
                codes[used++] = code(voxels, row / corners.rows(), row % corners.rows(), x, depth);
            }
        }
        return codes;
    }

    private static byte code(VoxelBits voxels, int z, int y, int x, int depth) {
        int code = 0;
        for (int slice = z - depth; slice <= z; slice++) {
            for (int row = y - 1; row <= y; row++) {
                code = code << 1 | (voxels.holds(slice, row, x - 1) ? 1 : 0);
                code = code << 1 | (voxels.holds(slice, row, x) ? 1 : 0);
            }
        }
        return (byte) code;
    }
}
