package dev.consilium.cli.mask;

import dev.consilium.common.Refusal;
import dev.consilium.imaging.maskfile.MaskFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file that is to be written, by an option, in the format its name tells; nothing is there yet. */
record MaskOutput(Path file, MaskFormat format) {

    /** @throws Refusal where the name tells no format, or something is there already */
    static MaskOutput ofMask(String option, Path file) {
        MaskFormat format = format(file);
        if (format == null) {
            throw Refusal.invalid(
                    "OUTPUT_FORMAT_UNKNOWN",
                    option + " takes a name that ends in .nii, .nii.gz, .png, .json (COCO runs) or .rlm.");
        }
        return absent(new MaskOutput(file, format));
    }

    /** A DICOM Segmentation of fractions needs the images of its series, which are not here. @throws Refusal as {@link #ofMask} */
    static MaskOutput ofShares(String option, Path file) {
        MaskFormat format = format(file);
        if (format == null || !format.holdsShares()) {
            throw Refusal.invalid(
                    "OUTPUT_FORMAT_UNKNOWN",
                    option
                            + " takes a name that ends in .nii, .nii.gz or .png: other formats hold no fractions, or, as a"
                            + " DICOM Segmentation, need the images of the series. Write .nii.gz.");
        }
        return absent(new MaskOutput(file, format));
    }

    private static MaskOutput absent(MaskOutput output) {
        if (Files.exists(output.file)) {
            throw Refusal.conflict(
                    "OUTPUT_EXISTS", output.file + " is there already: give another name, or remove it.");
        }
        return output;
    }

    private static @Nullable MaskFormat format(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
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
}
