package dev.consilium.imaging.maskfile;

import dev.consilium.imaging.NiftiFile;
import dev.consilium.imaging.NoVolumeException;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.VoxelAffine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes a label map as NIfTI-1, slice by slice, in the order its grid has. */
final class NiftiLabels {

    private static final int UINT8 = 2;
    private static final int UINT16 = 512;
    private static final int QFORM_CODE = 252;
    private static final int SFORM_CODE = 254;

    private NiftiLabels() {}

    static void write(MaskVolume volume, OutputStream out) throws IOException {
        boolean wide = MaskFormat.requireLabels(volume) > 0xFF;
        out.write(header(volume, wide).array());
        GridShape shape = volume.grid().shape();
        byte[] bytes = new byte[shape.pixels() * (wide ? Short.BYTES : Byte.BYTES)];
        ByteBuffer slice = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int z = 0; z < shape.slices(); z++) {
            slice.clear();
            for (int label : MaskFormat.labels(volume, z)) {
                if (wide) {
                    slice.putShort((short) label);
                } else {
                    slice.put((byte) label);
                }
            }
            out.write(bytes);
        }
    }

    private static ByteBuffer header(MaskVolume volume, boolean wide) {
        VoxelAffine affine = VoxelAffine.of(volume.grid());
        ByteBuffer header;
        try {
            header = NiftiFile.header(
                    volume.grid().shape(), affine, wide ? UINT16 : UINT8, wide ? Short.SIZE : Byte.SIZE);
        } catch (NoVolumeException e) {
            throw MaskFileException.unsupported(e.sentence());
        }
        if (volume.grid().placement() == null) {
            header.putShort(SFORM_CODE, (short) 0);
        } else {
            NiftiQuaternion.write(affine, header, QFORM_CODE);
        }
        return header;
    }
}
