package dev.consilium.study.web;

import dev.consilium.dicom.NativePixels;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
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
        for (MediaType asked : parsed(accept == null ? MediaType.ALL_VALUE : accept)) {
            if (asked.includes(MediaType.APPLICATION_OCTET_STREAM) && isOurSyntax(asked)) {
                return SINGLE;
            }
            if (asked.includes(MediaType.MULTIPART_RELATED) && isOurSyntax(asked) && isPixels(asked)) {
                return MULTIPART;
            }
        }
        throw new HttpMediaTypeNotAcceptableException(List.of(PIXELS));
    }

    /** Preferred first. */
    private static List<MediaType> parsed(String accept) throws HttpMediaTypeNotAcceptableException {
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .filter(type -> type.getQualityValue() > 0)
                    .sorted(Comparator.comparingDouble(MediaType::getQualityValue)
                            .reversed())
                    .toList();
        } catch (InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotAcceptableException(List.of(PIXELS));
        }
    }

    private static boolean isOurSyntax(MediaType asked) {
        String syntax = parameter(asked, "transfer-syntax");
        return syntax == null || syntax.equals("*") || syntax.equals(NativePixels.TRANSFER_SYNTAX);
    }

    private static boolean isPixels(MediaType related) {
        String type = parameter(related, "type");
        return type == null || type.equals("*/*") || type.equalsIgnoreCase(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    }

    /** Without the quotes it may come in. */
    static @Nullable String parameter(MediaType type, String name) {
        String value = type.getParameter(name);
        return value == null
                ? null
                : StringUtils.trimLeadingCharacter(StringUtils.trimTrailingCharacter(value, '"'), '"');
    }

    Content of(byte[] pixels) {
        return this == SINGLE ? new Content(PIXELS, pixels) : related(pixels);
    }

    private static Content related(byte[] pixels) {
        String boundary = UUID.randomUUID().toString();
        byte[] head = ascii("--" + boundary + "\r\nContent-Type: " + PIXELS + "\r\n\r\n");
        byte[] tail = ascii("\r\n--" + boundary + "--\r\n");
        byte[] body = new byte[Math.addExact(pixels.length, head.length + tail.length)];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(pixels, 0, body, head.length, pixels.length);
        System.arraycopy(tail, 0, body, head.length + pixels.length, tail.length);
        MediaType type = new MediaType(
                MediaType.MULTIPART_RELATED,
                Map.of("type", "\"" + MediaType.APPLICATION_OCTET_STREAM_VALUE + "\"", "boundary", boundary));
        return new Content(type, body);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
