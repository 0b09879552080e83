package dev.consilium.imaging.maskfile;

import dev.consilium.imaging.mask.VoxelAffine;
import java.nio.ByteBuffer;

/** The qform of NIfTI-1 (nifti1.h, method 2): a rotation as a unit quaternion, and whether the third axis turns round. */
final class NiftiQuaternion {

    /** Of b, c and d in 32 bits: more is no rounding. */
    private static final double SLACK = 1e-4;

    /** Cosine of two axes that are at right angles. */
    private static final double UPRIGHT = 1e-6;

    private static final int PIXDIM = 76;

    private NiftiQuaternion() {}

    /** @param at of quatern_b; c, d and the three offsets follow @param flipped qfac is -1 @param mm of the offsets */
    static VoxelAffine affine(ByteBuffer header, int at, boolean flipped, double[] spacings, double mm) {
        double b = NiftiHeader.finite(header.getFloat(at));
        double c = NiftiHeader.finite(header.getFloat(at + 4));
        double d = NiftiHeader.finite(header.getFloat(at + 8));
        double rest = 1 - (b * b + c * c + d * d);
        if (rest < -SLACK) {
            throw MaskFileException.invalid("The qform of the NIfTI file is no rotation.");
        }
        double a = Math.sqrt(Math.max(0, rest));
        double length = Math.sqrt(a * a + b * b + c * c + d * d);
        double[][] rotation = rotation(a / length, b / length, c / length, d / length);
        double[] origin = new double[3];
        double[][] steps = new double[3][3];
        for (int row = 0; row < 3; row++) {
            double sign = row < 2 ? -1 : 1;
            origin[row] = sign * mm * NiftiHeader.finite(header.getFloat(at + 12 + 4 * row));
            for (int axis = 0; axis < 3; axis++) {
                double turned = axis == 2 && flipped ? -1 : 1;
                steps[axis][row] = sign * turned * spacings[axis] * rotation[row][axis];
            }
        }
        return VoxelAffine.of(origin, steps);
    }

    private static double[][] rotation(double a, double b, double c, double d) {
        return new double[][] {
            {a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c)},
            {2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a * b)},
            {2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - b * b - c * c}
        };
    }

    /**
     * Writes the qform of an affine whose axes are at right angles; leaves it out where they are not.
     *
     * @param header with voxel sizes; @param at of qform_code
     */
    static void write(VoxelAffine affine, ByteBuffer header, int at) {
        double[][] rotation = new double[3][3];
        double[] origin = affine.at(0, 0, 0);
        for (int axis = 0; axis < 3; axis++) {
            if (Math.abs(affine.cosine(axis, (axis + 1) % 3)) > UPRIGHT) {
                return;
            }
            for (int row = 0; row < 3; row++) {
                rotation[row][axis] = (row < 2 ? -1 : 1) * affine.step(axis)[row] / affine.length(axis);
            }
        }
        boolean flipped = determinant(rotation) < 0;
        for (int row = 0; flipped && row < 3; row++) {
            rotation[row][2] = -rotation[row][2];
        }
        double[] quaternion = quaternion(rotation);
        header.putShort(at, (short) 1);
        header.putFloat(PIXDIM, flipped ? -1 : 1);
        for (int i = 0; i < 3; i++) {
            header.putFloat(at + 4 + 4 * i, (float) quaternion[i + 1]);
            header.putFloat(at + 16 + 4 * i, (float) ((i < 2 ? -1 : 1) * origin[i]));
        }
    }

    /** Of a proper rotation, with a of at least 0: by its largest component, so that nothing small is divided by. */
    static double[] quaternion(double[][] r) {
        double[] squares = {
            1 + r[0][0] + r[1][1] + r[2][2],
            1 + r[0][0] - r[1][1] - r[2][2],
            1 - r[0][0] + r[1][1] - r[2][2],
            1 - r[0][0] - r[1][1] + r[2][2]
        };
        double[][] products = {
            {squares[0], r[2][1] - r[1][2], r[0][2] - r[2][0], r[1][0] - r[0][1]},
            {r[2][1] - r[1][2], squares[1], r[0][1] + r[1][0], r[0][2] + r[2][0]},
            {r[0][2] - r[2][0], r[0][1] + r[1][0], squares[2], r[1][2] + r[2][1]},
            {r[1][0] - r[0][1], r[0][2] + r[2][0], r[1][2] + r[2][1], squares[3]}
        };
        int largest = 0;
        for (int i = 1; i < 4; i++) {
            largest = squares[i] > squares[largest] ? i : largest;
        }
        double scale = 2 * Math.sqrt(squares[largest]) * (products[largest][0] < 0 ? -1 : 1);
        double[] quaternion = new double[4];
        for (int i = 0; i < 4; i++) {
            quaternion[i] = products[largest][i] / scale;
        }
        return quaternion;
    }

    private static double determinant(double[][] m) {
        return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
                - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    }
}
