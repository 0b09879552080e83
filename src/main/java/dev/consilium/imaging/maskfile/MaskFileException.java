package dev.consilium.imaging.maskfile;

import dev.consilium.common.Refusal;
import dev.consilium.dicom.DicomException;
import org.jspecify.annotations.Nullable;

/** A file of masks that is not read or cannot be written; the sentence names no content of it. */
public final class MaskFileException extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Damaged, or at odds with itself. */
    public static final String INVALID = "MASK_FILE_INVALID";

    /** Sound as far as can be told, but nothing we read or write. */
    public static final String UNSUPPORTED = "MASK_FILE_UNSUPPORTED";

    /** Larger than {@link MaskFileLimits} allow. */
    public static final String TOO_LARGE = "MASK_FILE_TOO_LARGE";

    /** On other voxels than what it is to be put onto: never resampled. */
    public static final String MISMATCH = "GEOMETRY_MISMATCH";

    private MaskFileException(Kind kind, String code, String sentence, @Nullable Throwable cause) {
        super(kind, code, sentence, cause);
    }

    static MaskFileException invalid(String sentence) {
        return damaged(sentence, null);
    }

    static MaskFileException damaged(String sentence, @Nullable Throwable cause) {
        return new MaskFileException(Kind.UNPROCESSABLE, INVALID, sentence, cause);
    }

    static MaskFileException unsupported(String sentence) {
        return new MaskFileException(Kind.UNPROCESSABLE, UNSUPPORTED, sentence, null);
    }

    static MaskFileException tooLarge(String sentence) {
        return new MaskFileException(Kind.TOO_LARGE, TOO_LARGE, sentence, null);
    }

    static MaskFileException of(DicomException e) {
        return switch (e.code()) {
            case "LIMIT_EXCEEDED" -> new MaskFileException(Kind.TOO_LARGE, TOO_LARGE, e.sentence(), e);
            case "UNSUPPORTED_SYNTAX" -> new MaskFileException(Kind.UNPROCESSABLE, UNSUPPORTED, e.sentence(), e);
            default -> damaged("The DICOM object cannot be read: " + e.sentence(), e);
        };
    }

    static MaskFileException mismatch() {
        return new MaskFileException(
                Kind.UNPROCESSABLE,
                MISMATCH,
                "The mask lies on other voxels than the images, or nowhere: give the one that was drawn on them.",
                null);
    }
}
