package dev.consilium.imaging.maskfile;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.MaskVolume;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads a label map in NIfTI-1, row by row: what is kept are the runs of each value, never the voxels. */
final class NiftiMasks {

    /** Of a label once scaled: slope and intercept are 32-bit numbers. */
    private static final double WHOLE = 1e-3;

    private final NiftiHeader header;
    private final NiftiVoxels voxels;
    private final double slope;
    private final double intercept;

    private NiftiMasks(NiftiHeader header) {
        this.header = header;
        this.voxels = header.voxels();
        this.slope = header.slope();
        this.intercept = header.intercept();
    }

    /**
     * @param in not compressed; read to its end
     * @throws java.io.EOFException where it ends too early
     */
    static MaskVolume read(InputStream in, MaskReading reading) throws IOException {
        byte[] start = in.readNBytes(NiftiHeader.LENGTH);
        if (start.length < NiftiHeader.LENGTH) {
            throw truncated();
        }
        if (NiftiHeader.beginsSecondEdition(start)) {
            throw MaskFileException.unsupported("This is NIfTI-2: save the mask as NIfTI-1.");
        }
        if (!NiftiHeader.begins(start)) {
            throw MaskFileException.unsupported("The compressed file holds no NIfTI-1.");
        }
        NiftiHeader header = NiftiHeader.of(start);
        reading.limits().requireVoxels(header.side(2), header.side(1), header.side(0));
        MaskGrid grid = header.grid();
        NiftiMasks masks = new NiftiMasks(header);
        in.skipNBytes(header.offset() - NiftiHeader.LENGTH);
        LabelCollector labels = new LabelCollector(grid.shape(), reading);
        masks.collect(in, grid.shape(), labels);
        if (in.read() >= 0) {
            throw MaskFileException.invalid("The NIfTI file holds more voxels than its header says.");
        }
        return new MaskVolume(grid, labels.segments());
    }

    private void collect(InputStream in, GridShape shape, LabelCollector labels) throws IOException {
        byte[] bytes = new byte[shape.columns() * voxels.bytes()];
        byte[] before = {};
        int[] values = new int[shape.columns()];
        for (int slice = 0; slice < shape.slices(); slice++) {
            for (int y = 0; y < shape.rows(); y++) {
                if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
                    throw truncated();
                }
                // Most rows of a mask are as the one before.
                if (!Arrays.equals(bytes, before)) {
                    labels(ByteBuffer.wrap(bytes).order(header.order()), values);
                    before = bytes.clone();
                }
                labels.addAll(slice, y * shape.columns(), values);
            }
        }
    }

    private void labels(ByteBuffer row, int[] into) {
        double before = Double.NaN;
        int label = 0;
        for (int x = 0; x < into.length; x++) {
            double stored = voxels.next(row);
            if (stored != before) {
                label = label(stored);
                before = stored;
            }
            into[x] = label;
        }
    }

    private int label(double stored) {
        double value = stored * slope + intercept;
        double label = Math.rint(value);
        if (!(Math.abs(value - label) <= WHOLE)) {
            throw MaskFileException.invalid(
                    "The NIfTI file holds values that are no whole numbers: an image or a probability map, not a mask.");
        }
        if (label < 0 || label > Integer.MAX_VALUE) {
            throw MaskFileException.invalid(
                    "The NIfTI file holds values that are no labels: below 0 or above 2147483647.");
        }
        return (int) label;
    }

    private static MaskFileException truncated() {
        return MaskFileException.invalid("The NIfTI file ends before its last voxel.");
    }
}
