package dev.consilium.imaging.maskfile;

import dev.consilium.imaging.mask.GridShape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes shares as NIfTI-1 floats of 32 bits, slice by slice, with the header a label map on the grid has. */
final class NiftiShares {

    private static final int FLOAT32 = 16;

    private NiftiShares() {}

    static void write(ShareMap map, OutputStream out) throws IOException {
        out.write(NiftiLabels.header(map.grid(), FLOAT32, Float.SIZE).array());
        GridShape shape = map.grid().shape();
        // A row at a time: four bytes for each pixel of a slice may be more than an array holds.
        ByteBuffer row = ByteBuffer.allocate(shape.columns() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int z = 0; z < shape.slices(); z++) {
            float[] shares = map.slices().apply(z);
            for (int from = 0; from < shares.length; from += shape.columns()) {
                row.clear();
                row.asFloatBuffer().put(shares, from, shape.columns());
                out.write(row.array());
            }
        }
    }
}
