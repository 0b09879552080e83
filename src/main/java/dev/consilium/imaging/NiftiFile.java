package dev.consilium.imaging;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.VoxelAffine;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A volume as a NIfTI-1 file (nifti1.h, {@code n+1}): little endian 32-bit floats, placed by the sform, right-anterior-superior in mm. */
public final class NiftiFile {

    private static final int HEADER = 348;
    private static final int OFFSET = 352;
    private static final int FLOAT32 = 16;
    private static final short SCANNER = 1;
    private static final byte MM = 2;

    private NiftiFile() {}

    /** @throws NoVolumeException where a side is longer than the format can tell */
    public static void write(PlacedVolume volume, OutputStream to) throws IOException {
        OutputStream out = new BufferedOutputStream(to, 1 << 16);
        out.write(header(volume.shape(), VoxelAffine.of(volume.origin(), volume.axes()), FLOAT32, Float.SIZE)
                .array());
        ByteBuffer row = little(volume.shape().columns() * Float.BYTES);
        for (int at = 0; at < volume.values().length; at += volume.shape().columns()) {
            row.clear();
            for (int x = 0; x < volume.shape().columns(); x++) {
                row.putFloat(volume.values()[at + x]);
            }
            out.write(row.array());
        }
        out.flush();
    }

    /**
     * The header and the four bytes after it, little endian, with the sform alone.
     *
     * @param datatype of nifti1.h; @param bits of a voxel
     * @throws NoVolumeException where a side is longer than the format can tell
     */
    public static ByteBuffer header(GridShape shape, VoxelAffine affine, int datatype, int bits) {
        if (Math.max(shape.slices(), Math.max(shape.rows(), shape.columns())) > Short.MAX_VALUE) {
            throw new NoVolumeException("A side has more voxels than NIfTI-1 can tell.");
        }
        ByteBuffer header = little(OFFSET);
        header.putInt(0, HEADER);
        int[] dim = {3, shape.columns(), shape.rows(), shape.slices(), 1, 1, 1, 1};
        for (int i = 0; i < 8; i++) {
            header.putShort(40 + 2 * i, (short) dim[i]);
            header.putFloat(76 + 4 * i, i == 0 ? 1 : i > 3 ? 0 : (float) affine.length(i - 1));
        }
        header.putShort(70, (short) datatype);
        header.putShort(72, (short) bits);
        header.putFloat(108, OFFSET);
        header.putFloat(112, 1);
        header.put(123, MM);
        header.putShort(254, SCANNER);
        double[] origin = affine.at(0, 0, 0);
        for (int row = 0; row < 3; row++) {
            // From left-posterior-superior, the first two axes turn round.
            double sign = row < 2 ? -1 : 1;
            for (int axis = 0; axis < 3; axis++) {
                header.putFloat(280 + 16 * row + 4 * axis, (float) (sign * affine.step(axis)[row]));
            }
            header.putFloat(280 + 16 * row + 12, (float) (sign * origin[row]));
        }
        header.put(344, "n+1\0".getBytes(StandardCharsets.US_ASCII));
        return header;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
