package dev.consilium.imaging.maskfile;

import dev.consilium.imaging.NiftiFile;
import dev.consilium.imaging.NoVolumeException;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskGrid;
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
        out.write(header(volume.grid(), wide ? UINT16 : UINT8, wide ? Short.SIZE : Byte.SIZE)
                .array());
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

    /** With sform and qform where the grid has a place. @param datatype of nifti1.h; @param bits of a voxel */
    static ByteBuffer header(MaskGrid grid, int datatype, int bits) {
        VoxelAffine affine = VoxelAffine.of(grid);
        ByteBuffer header;
        try {
            header = NiftiFile.header(grid.shape(), affine, datatype, bits);
        } catch (NoVolumeException e) {
            throw MaskFileException.unsupported(e.sentence());
        }
        if (grid.placement() == null) {
            header.putShort(SFORM_CODE, (short) 0);
        } else {
            NiftiQuaternion.write(affine, header, QFORM_CODE);
        }
        return header;
    }
}
