package dev.consilium.imaging.maskfile;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.VoxelAffine;
import dev.consilium.imaging.mask.VoxelSpacing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The header of a NIfTI-1 file (nifti1.h), checked: three dimensions, voxels of numbers, and a place by the sform, else the qform, else
 * none. Right-anterior-superior becomes left-posterior-superior.
 */
final class NiftiHeader {

    static final int LENGTH = 348;

    private static final int DIM = 40;
    private static final int PIXDIM = 76;
    private static final int QFORM_CODE = 252;
    private static final int QUATERNION = 256;
    private static final int SFORM = 280;
    private static final int MAGIC = 344;
    private static final double SHARE = 1e-3;

    private final ByteBuffer header;
    private final double mm;

    private NiftiHeader(ByteBuffer header) {
        this.header = header;
        this.mm = millimetres();
    }

    /** Whether a file may begin so; whether it is sound is for {@link #of} to say. */
    static boolean begins(byte[] start) {
        return start.length >= Integer.BYTES
                && (at(start, ByteOrder.LITTLE_ENDIAN) == LENGTH || at(start, ByteOrder.BIG_ENDIAN) == LENGTH);
    }

    static boolean beginsSecondEdition(byte[] start) {
        return start.length >= Integer.BYTES
                && (at(start, ByteOrder.LITTLE_ENDIAN) == 540 || at(start, ByteOrder.BIG_ENDIAN) == 540);
    }

    static NiftiHeader of(byte[] bytes) {
        ByteOrder order = at(bytes, ByteOrder.LITTLE_ENDIAN) == LENGTH ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        String magic = new String(bytes, MAGIC, 4, StandardCharsets.ISO_8859_1);
        if (magic.equals("ni1\0")) {
            throw MaskFileException.unsupported(
                    "This is the header of a pair of files (.hdr, .img): convert it to one .nii file.");
        }
        if (!magic.equals("n+1\0")) {
            throw MaskFileException.invalid("The file begins as NIfTI-1 does, but its header is damaged.");
        }
        NiftiHeader header = new NiftiHeader(ByteBuffer.wrap(bytes).order(order));
        header.requireThreeDimensions();
        header.requireSpacing();
        return header;
    }

    ByteOrder order() {
        return header.order();
    }

    NiftiVoxels voxels() {
        NiftiVoxels voxels = NiftiVoxels.of(header.getShort(70));
        if (header.getShort(72) != voxels.bits()) {
            throw MaskFileException.invalid("Data type and bits per voxel of the NIfTI file contradict each other.");
        }
        return voxels;
    }

    /** Where the voxels begin in the file. */
    long offset() {
        float offset = header.getFloat(108);
        if (!(offset >= LENGTH && offset <= 1 << 26) || offset != Math.rint(offset)) {
            throw MaskFileException.invalid("The NIfTI file claims voxels at a place where none can be.");
        }
        return (long) offset;
    }

    /** No slope, or one of 0, leaves values as they are. */
    double slope() {
        float slope = header.getFloat(112);
        return Float.isFinite(slope) && slope != 0 ? slope : 1;
    }

    double intercept() {
        float slope = header.getFloat(112);
        if (!Float.isFinite(slope) || slope == 0) {
            return 0;
        }
        float intercept = header.getFloat(116);
        if (!Float.isFinite(intercept)) {
            throw MaskFileException.invalid("The scaling of the NIfTI file is no number.");
        }
        return intercept;
    }

    int side(int axis) {
        return axis >= header.getShort(DIM) ? 1 : header.getShort(DIM + 2 * (axis + 1));
    }

    /** @throws MaskFileException where the places contradict the spacing or are none */
    MaskGrid grid() {
        GridShape shape = new GridShape(side(2), side(1), side(0));
        if (header.getShort(QFORM_CODE + 2) > 0) {
            return placed(shape, sform());
        }
        if (header.getShort(QFORM_CODE) > 0) {
            return placed(shape, NiftiQuaternion.affine(header, QUATERNION, pixdim(0) < 0, spacings(), mm));
        }
        double[] spacings = spacings();
        return new MaskGrid(shape, new VoxelSpacing(spacings[2], spacings[1], spacings[0]), null);
    }

    private static int at(byte[] bytes, ByteOrder order) {
        return ByteBuffer.wrap(bytes).order(order).getInt(0);
    }

    private MaskGrid placed(GridShape shape, VoxelAffine affine) {
        double[] spacings = spacings();
        for (int axis = 0; axis < 3; axis++) {
            if (!(Math.abs(affine.length(axis) - spacings[axis]) <= SHARE * Math.max(1, spacings[axis]))) {
                throw MaskFileException.invalid(
                        "The affine of the NIfTI file and its voxel sizes (pixdim) contradict each other.");
            }
        }
        if (!(Math.abs(affine.cosine(0, 1)) <= SHARE)) {
            throw MaskFileException.unsupported("The rows and columns of the NIfTI file are not at right angles.");
        }
        try {
            return affine.grid(shape, null);
        } catch (IllegalArgumentException flat) {
            throw MaskFileException.damaged("The affine of the NIfTI file spans no volume.", flat);
        }
    }

    private VoxelAffine sform() {
        double[] origin = new double[3];
        double[][] steps = new double[3][3];
        for (int row = 0; row < 3; row++) {
            double sign = row < 2 ? -mm : mm;
            for (int axis = 0; axis < 3; axis++) {
                steps[axis][row] = sign * finite(header.getFloat(SFORM + 16 * row + 4 * axis));
            }
            origin[row] = sign * finite(header.getFloat(SFORM + 16 * row + 12));
        }
        return VoxelAffine.of(origin, steps);
    }

    static double finite(float number) {
        if (!Float.isFinite(number)) {
            throw MaskFileException.invalid("The affine of the NIfTI file holds what is no number.");
        }
        return number;
    }

    private void requireThreeDimensions() {
        int dimensions = header.getShort(DIM);
        if (dimensions < 1 || dimensions > 7) {
            throw MaskFileException.invalid("The NIfTI file claims " + dimensions + " dimensions.");
        }
        for (int axis = 0; axis < dimensions; axis++) {
            int side = header.getShort(DIM + 2 * (axis + 1));
            if (side < 1) {
                throw MaskFileException.invalid("A dimension of the NIfTI file has no voxels.");
            }
            if (axis > 2 && side > 1) {
                throw MaskFileException.unsupported(
                        "The NIfTI file has more than three dimensions: give one volume of it.");
            }
        }
    }

    private void requireSpacing() {
        for (int axis = 0; axis < 3; axis++) {
            if (axis < header.getShort(DIM) && !(pixdim(axis + 1) > 0 && Float.isFinite(pixdim(axis + 1)))) {
                throw MaskFileException.invalid("A voxel size (pixdim) of the NIfTI file is not positive.");
            }
        }
    }

    /** Of an axis the file does not have: 1 mm, or what it says all the same. */
    private double[] spacings() {
        double[] spacings = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            float size = pixdim(axis + 1);
            spacings[axis] = size > 0 && Float.isFinite(size) ? size * mm : 1;
        }
        return spacings;
    }

    private float pixdim(int index) {
        return header.getFloat(PIXDIM + 4 * index);
    }

    private double millimetres() {
        return switch (header.get(123) & 7) {
            case 0, 2 -> 1;
            case 1 -> 1000;
            case 3 -> 1e-3;
            default -> throw MaskFileException.invalid("The NIfTI file measures space in a unit that is not known.");
        };
    }
}
