package dev.consilium.cli.mask;

import dev.consilium.common.Refusal;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.maskfile.MaskFormat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The file a consensus is written to; a PNG has 255 where it is, every other format 1. */
record MaskOutput(Path file, MaskFormat format) {

    private static final int VISIBLE = 255;

    /** @throws Refusal where the name tells no format, or something is there already */
    static MaskOutput of(Path file, List<Path> inputs) {
        MaskFormat format = format(String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT));
        if (format == null) {
            throw Refusal.invalid(
                    "OUTPUT_FORMAT_UNKNOWN",
                    "--out takes a name that ends in .nii, .nii.gz, .png, .json (COCO runs) or .rlm.");
        }
        if (Files.exists(file) || inputs.contains(file)) {
            throw Refusal.conflict("OUTPUT_EXISTS", file + " is there already: give another name, or remove it.");
        }
        return new MaskOutput(file, format);
    }

    private static @Nullable MaskFormat format(String name) {
        if (name.endsWith(".nii.gz")) {
            return MaskFormat.NIFTI_GZ;
        }
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "nii" -> MaskFormat.NIFTI;
            case "png" -> MaskFormat.PNG;
            case "json" -> MaskFormat.COCO;
            case "rlm" -> MaskFormat.RUNS;
            default -> null;
        };
    }

    void write(MaskGrid grid, RunLengthMask mask) {
        int number = format == MaskFormat.PNG ? VISIBLE : 1;
        MaskVolume volume = new MaskVolume(grid, List.of(new MaskVolume.Segment(number, "consensus", mask)));
        boolean done = false;
        try {
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
                format.write(volume, out);
                done = true;
            } finally {
                if (!done) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "OUTPUT_NOT_WRITTEN",
                    file + " cannot be written: is the folder there, and may you write?",
                    e);
        }
    }
}
