package dev.consilium.cli.mask;

import dev.consilium.common.Refusal;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.maskfile.MaskFiles;
import dev.consilium.imaging.maskfile.MaskReading;
import java.io.IOException;
import java.nio.file.Path;

/** One file of masks, read so that a refusal names it. */
final class MaskInput {

    private MaskInput() {}

    /** @throws Refusal {@code FILE_UNREADABLE}, or what is wrong with it */
    static MaskVolume read(Path file, MaskReading reading) {
        try {
            return MaskFiles.read(file, reading);
        } catch (Refusal e) {
            throw new Refusal(e.kind(), e.code(), file + ": " + e.sentence(), e);
        } catch (IOException e) {
            throw unreadable(file);
        }
    }

    static Refusal unreadable(Path file) {
        return Refusal.unprocessable("FILE_UNREADABLE", file + " cannot be read; check the path and your rights.");
    }
}
