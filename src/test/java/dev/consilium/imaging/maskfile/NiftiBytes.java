package dev.consilium.imaging.maskfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** NIfTI-1 files laid out byte by byte for tests, by nifti1.h and not by our writer: 4 x 3 x 2 voxels unless told otherwise. */
final class NiftiBytes {

    static final int DIM = 40;
    static final int DATATYPE = 70;
    static final int BITPIX = 72;
    static final int PIXDIM = 76;
    static final int OFFSET = 108;
    static final int SLOPE = 112;
    static final int INTERCEPT = 116;
    static final int UNITS = 123;
    static final int QFORM_CODE = 252;
    static final int SFORM_CODE = 254;
    static final int QUATERNION = 256;
    static final int SFORM = 280;
    static final int MAGIC = 344;

    private final ByteBuffer header;
    private final int[] size;

    private NiftiBytes(ByteOrder order, int... size) {
        this.header = ByteBuffer.allocate(352).order(order);
        this.size = size;
        header.putInt(0, 348);
        header.putShort(DIM, (short) size.length);
        header.putFloat(PIXDIM, 1);
        for (int axis = 0; axis < 7; axis++) {
            header.putShort(DIM + 2 * (axis + 1), (short) (axis < size.length ? size[axis] : 1));
            header.putFloat(PIXDIM + 4 * (axis + 1), axis + 1f);
        }
        header.putShort(DATATYPE, (short) 2);
        header.putShort(BITPIX, (short) 8);
        header.putFloat(OFFSET, 352);
        header.put(UNITS, (byte) 2);
        header.put(MAGIC, "n+1\0".getBytes(StandardCharsets.US_ASCII));
    }

    static NiftiBytes little(int... size) {
        return new NiftiBytes(ByteOrder.LITTLE_ENDIAN, size);
    }

    static NiftiBytes big(int... size) {
        return new NiftiBytes(ByteOrder.BIG_ENDIAN, size);
    }

    NiftiBytes with(Consumer<ByteBuffer> change) {
        change.accept(header);
        return this;
    }

    NiftiBytes type(int datatype, int bits) {
        return with(h -> h.putShort(DATATYPE, (short) datatype).putShort(BITPIX, (short) bits));
    }

    /** Rows of the affine, right-anterior-superior. */
    NiftiBytes sform(double... rows) {
        header.putShort(SFORM_CODE, (short) 1);
        for (int i = 0; i < 12; i++) {
            header.putFloat(SFORM + 4 * i, (float) rows[i]);
        }
        return this;
    }

    NiftiBytes qform(double b, double c, double d, double x, double y, double z, double qfac) {
        header.putShort(QFORM_CODE, (short) 1);
        header.putFloat(PIXDIM, (float) qfac);
        double[] values = {b, c, d, x, y, z};
        for (int i = 0; i < values.length; i++) {
            header.putFloat(QUATERNION + 4 * i, (float) values[i]);
        }
        return this;
    }

    /** With voxels of zero, but for those that are put at their place, x fastest. */
    byte[] file(Consumer<ByteBuffer> voxels) {
        int bytes = header.getShort(BITPIX) / 8;
        for (int side : size) {
            bytes *= side;
        }
        ByteBuffer data = ByteBuffer.allocate(bytes).order(header.order());
        voxels.accept(data);
        ByteBuffer file = ByteBuffer.allocate(352 + bytes);
        file.put(header.array()).put(data.array());
        return file.array();
    }

    byte[] file() {
        return file(voxels -> voxels.put(0, (byte) 1));
    }

    static byte[] compressed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
