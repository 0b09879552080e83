package dev.consilium.imaging.maskfile;

import dev.consilium.imaging.mask.VoxelAffine;
import java.nio.ByteBuffer;

/** The qform of NIfTI-1 (nifti1.h, method 2): a rotation as a unit quaternion, and whether the third axis turns round. */
final class NiftiQuaternion {

    /** Of b, c and d in 32 bits: more is no rounding. */
    private static final double SLACK = 1e-4;

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
}
