package dev.consilium.imaging.maskfile;

import dev.consilium.imaging.mask.MaskVolume;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads masks from files, whatever they are called: by what they begin with. */
public final class MaskFiles {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_START = 132;

    private MaskFiles() {}

    /** As {@link #read(Path, MaskReading)} by default: every value is a segment, fractions from one half on are object. */
    public static MaskVolume read(Path file) throws IOException {
        return read(file, MaskReading.DEFAULT);
    }

    /**
     * The masks of a NIfTI-1 file (compressed or not), a PNG, a DICOM Segmentation, COCO runs as JSON, or our own runs (RLM1).
     *
     * @throws MaskFileException {@code MASK_FILE_INVALID}, {@code MASK_FILE_UNSUPPORTED}, {@code MASK_FILE_TOO_LARGE}
     * @throws IOException where the file is not there or cannot be read
     */
    public static MaskVolume read(Path file, MaskReading reading) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw MaskFileException.unsupported("This is a directory or a device: give one file of masks.");
        }
        if (Files.size(file) > reading.limits().fileBytes()) {
            throw MaskFileException.tooLarge(
                    "The file is larger than " + reading.limits().fileBytes() + " bytes.");
        }
        try {
            return dispatched(file, reading);
        } catch (EOFException | ZipException e) {
            throw MaskFileException.damaged("The file ends too early, or its compressed data are damaged.", e);
        } catch (IllegalArgumentException e) {
            throw MaskFileException.damaged("The file describes a grid that cannot be.", e);
        }
    }

    private static MaskVolume dispatched(Path file, MaskReading reading) throws IOException {
        byte[] start = start(file);
        if (begins(start, 0, "\u0089PNG\r\n\u001a\n")) {
            return PngMasks.read(file, reading);
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            if (begins(start, 0, "\u001f\u008b")) {
                try (InputStream inflated = new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER)) {
                    return NiftiMasks.read(inflated, reading);
                }
            }
            if (NiftiHeader.begins(start) || NiftiHeader.beginsSecondEdition(start)) {
                return NiftiMasks.read(in, reading);
            }
            if (begins(start, 0, "RLM1")) {
                return RunsFile.read(in, reading);
            }
            if (begins(start, 128, "DICM")) {
                return SegMasks.read(in, reading);
            }
            if (begins(start, 0, "{") || begins(start, 0, "[")) {
                return CocoMasks.read(in, reading);
            }
        }
        throw MaskFileException.unsupported(
                "This is no file of masks: give NIfTI-1, PNG, DICOM Segmentation, COCO runs or RLM1.");
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LONGEST_START);
        }
    }

    private static boolean begins(byte[] start, int from, String magic) {
        return start.length >= from + magic.length()
                && new String(start, from, magic.length(), StandardCharsets.ISO_8859_1).equals(magic);
    }
}
