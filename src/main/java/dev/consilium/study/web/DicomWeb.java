package dev.consilium.study.web;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Addresses and types of the DICOMweb subset (PS3.18). A UID that is none leads nowhere. */
final class DicomWeb {

    static final String JSON = "application/dicom+json";
    static final String STUDIES = "/dicomweb/studies";
    static final String STUDY = STUDIES + "/{study:[0-9.]+}";
    static final String SERIES = STUDY + "/series/{series:[0-9.]+}";
    static final String INSTANCE = SERIES + "/instances/{instance:[0-9.]+}";

    /** As pictures of slices. */
    static final CacheControl KEEP = KeptPixels.ASK_EACH_TIME;

    /** What may be a UID, of the characters and the length of one. */
    static final Pattern UID = Pattern.compile("[0-9.]{1,64}");

    private DicomWeb() {}

    /**
     * What a client takes, preferred first.
     *
     * @param accept null is anything
     * @param ours what is told to whoever sends a header that is none
     */
    static List<MediaType> accepted(@Nullable String accept, List<MediaType> ours)
            throws HttpMediaTypeNotAcceptableException {
        try {
            return MediaType.parseMediaTypes(accept == null ? MediaType.ALL_VALUE : accept).stream()
                    .filter(type -> type.getQualityValue() > 0)
                    .sorted(Comparator.comparingDouble(MediaType::getQualityValue)
                            .reversed())
                    .toList();
        } catch (InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotAcceptableException(ours);
        }
    }

    /** Without the quotes it may come in. */
    static @Nullable String parameter(MediaType type, String name) {
        String value = type.getParameter(name);
        return value == null
                ? null
                : StringUtils.trimLeadingCharacter(StringUtils.trimTrailingCharacter(value, '"'), '"');
    }

    /** What stands before the bytes of a part of a multipart answer. */
    static byte[] partHead(String boundary, String type) {
        return ascii("--" + boundary + "\r\nContent-Type: " + type + "\r\n\r\n");
    }

    static byte[] partTail() {
        return ascii("\r\n");
    }

    static byte[] partsEnd(String boundary) {
        return ascii("--" + boundary + "--\r\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static String address(String... path) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path(STUDIES + "/" + String.join("/", path))
                .toUriString();
    }
}
