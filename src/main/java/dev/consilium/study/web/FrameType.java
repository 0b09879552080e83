package dev.consilium.study.web;

import dev.consilium.dicom.NativePixels;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** How pixels of a frame are sent: as they are, or as the one part of a multipart answer for who takes nothing else. */
enum FrameType {
    SINGLE,
    MULTIPART;

    private static final MediaType PIXELS =
            new MediaType(MediaType.APPLICATION_OCTET_STREAM, Map.of("transfer-syntax", NativePixels.TRANSFER_SYNTAX));

    /** A body and what type it is. */
    record Content(MediaType type, byte[] body) {}

    /** @param accept what the client takes; null is anything. @throws HttpMediaTypeNotAcceptableException where that is nothing we have */
    static FrameType of(@Nullable String accept) throws HttpMediaTypeNotAcceptableException {
        for (MediaType asked : DicomWeb.accepted(accept, List.of(PIXELS))) {
            if (asked.includes(MediaType.APPLICATION_OCTET_STREAM) && isOurSyntax(asked)) {
                return SINGLE;
            }
            if (asked.includes(MediaType.MULTIPART_RELATED) && isOurSyntax(asked) && isPixels(asked)) {
                return MULTIPART;
            }
        }
        throw new HttpMediaTypeNotAcceptableException(List.of(PIXELS));
    }

    private static boolean isOurSyntax(MediaType asked) {
        String syntax = DicomWeb.parameter(asked, "transfer-syntax");
        return syntax == null || syntax.equals("*") || syntax.equals(NativePixels.TRANSFER_SYNTAX);
    }

    private static boolean isPixels(MediaType related) {
        String type = DicomWeb.parameter(related, "type");
        return type == null || type.equals("*/*") || type.equalsIgnoreCase(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    }

    Content of(byte[] pixels) {
        return this == SINGLE ? new Content(PIXELS, pixels) : related(pixels);
    }

    private static Content related(byte[] pixels) {
        String boundary = UUID.randomUUID().toString();
        ByteArrayOutputStream body = new ByteArrayOutputStream(pixels.length + 256);
        body.writeBytes(DicomWeb.partHead(boundary, PIXELS.toString()));
        body.writeBytes(pixels);
        body.writeBytes(DicomWeb.partTail());
        body.writeBytes(DicomWeb.partsEnd(boundary));
        MediaType type = new MediaType(
                MediaType.MULTIPART_RELATED,
                Map.of("type", "\"" + MediaType.APPLICATION_OCTET_STREAM_VALUE + "\"", "boundary", boundary));
        return new Content(type, body.toByteArray());
    }
}
