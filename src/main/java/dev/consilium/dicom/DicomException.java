package dev.consilium.dicom;

import dev.consilium.common.Refusal;
import org.jspecify.annotations.Nullable;

/** A DICOM object that cannot be read, decoded or de-identified; the code says why. Messages never hold values of the object. */
public class DicomException extends Refusal {

    private static final long serialVersionUID = 1L;

    public DicomException(String code, String sentence) {
        this(code, sentence, null);
    }

    public DicomException(String code, String sentence, @Nullable Throwable cause) {
        super(Kind.UNPROCESSABLE, code, sentence, cause);
    }

    static DicomException malformed(String sentence) {
        return new DicomException("MALFORMED", sentence);
    }

    static DicomException truncated(String sentence) {
        return new DicomException("TRUNCATED", sentence);
    }

    static DicomException limit(String sentence) {
        return new DicomException("LIMIT_EXCEEDED", sentence);
    }

    static DicomException unsupported(String sentence) {
        return new DicomException("UNSUPPORTED_SYNTAX", sentence);
    }
}
