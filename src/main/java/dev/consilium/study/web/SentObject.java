package dev.consilium.study.web;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.ReadLimits;
import dev.consilium.dicom.Tag;
import dev.consilium.study.Upload;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One object as its sender names it. These UIDs are told to nobody but the sender and never kept.
 *
 * @param upload null where there is nothing to take in; @param code why it is refused, null as long as it is not
 */
record SentObject(
        @Nullable Upload upload,
        @Nullable String sopClass,
        @Nullable String sopInstance,
        @Nullable String code) {

    static SentObject refused(String code) {
        return new SentObject(null, null, null, code);
    }

    /** What is no DICOM object is not taken in: an archive of many has no UID to answer with. */
    static SentObject of(Upload upload, DicomToolkit toolkit, ReadLimits limits) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(upload.content()))) {
            Dataset header = toolkit.readHeader(in, limits);
            return new SentObject(
                    upload,
                    uid(header, Tag.SOPClassUID).orElse(null),
                    uid(header, Tag.SOPInstanceUID).orElse(null),
                    null);
        } catch (DicomException e) {
            return refused(e.code());
        }
    }

    private static Optional<String> uid(Dataset header, int tag) {
        return header.text(tag).filter(text -> DicomWeb.UID.matcher(text).matches());
    }

    SentObject with(@Nullable String refusal) {
        return new SentObject(upload, sopClass, sopInstance, refusal);
    }

    boolean named() {
        return sopClass != null && sopInstance != null;
    }

    /** PS3.18 Table I.2-2 and PS3.4 Table B.2-1. */
    int failureReason() {
        return switch (String.valueOf(code)) {
            case "LIMIT_EXCEEDED" -> 0xA700;
            case "MISSING_UID" -> 0xA900;
            case "UNSUPPORTED_SYNTAX" -> 0xC122;
            case "NO_IMAGE" -> 0x0122;
            case "NOT_DICOM", "TRUNCATED", "MALFORMED" -> 0xC000;
            default -> 0x0110;
        };
    }
}
