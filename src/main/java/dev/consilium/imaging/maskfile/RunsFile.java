package dev.consilium.imaging.maskfile;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskFormatException;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.VoxelSpacing;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** The canonical bytes of one mask as a file; they tell neither spacing nor place. */
final class RunsFile {

    static final VoxelSpacing UNKNOWN = new VoxelSpacing(1, 1, 1);

    private static final int MOST_BYTES = 1 << 28;

    private RunsFile() {}

    static MaskVolume read(InputStream in, MaskReading reading) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw MaskFileException.tooLarge("The runs take more than " + MOST_BYTES + " bytes.");
        }
        try {
            RunLengthMask mask = RunLengthMask.ofBytes(bytes);
            GridShape shape = mask.shape();
            reading.limits().requireVoxels(shape.slices(), shape.rows(), shape.columns());
            return new MaskVolume(new MaskGrid(shape, UNKNOWN, null), List.of(new Segment(1, "1", mask)));
        } catch (MaskFormatException e) {
            throw MaskFileException.damaged(Objects.requireNonNull(e.getMessage()), e);
        }
    }
}
