package dev.consilium.study.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Parts of multipart/related arrive whole, in order and within limits. */
class RelatedPartsTest {

    private static final MediaType RELATED =
            MediaType.parseMediaType("multipart/related; type=\"application/dicom\"; boundary=\"b b\"");
    private static final RelatedParts.Limits LIMITS = new RelatedParts.Limits(1_000_000, 3);

    private final List<String> types = new ArrayList<>();
    private final List<ByteArrayOutputStream> contents = new ArrayList<>();

    private void read(InputStream in) throws IOException {
        RelatedParts.read(in, RELATED, LIMITS, type -> {
            types.add(type);
            contents.add(new ByteArrayOutputStream());
            return contents.get(contents.size() - 1);
        });
    }

    private void read(String body) throws IOException {
        read(new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void partsComeWithTheirTypes() throws IOException {
        read(
                "ignored\r\n--b b\r\ncontent-type: application/dicom\r\n\r\none\r\n--b b\r\nX: y\r\n\r\ntwo\r\n--b b--\r\nignored");
        assertThat(types).containsExactly("application/dicom", "");
        assertThat(contents).extracting(ByteArrayOutputStream::toString).containsExactly("one", "two");
    }

    /** Two UUIDs and a hyphen: more than RFC 2046 allows. */
    @Test
    void theBoundaryOfOrthancIsNotTooLong() throws IOException {
        String boundary = "f5268c70-1763-4a44-a243-97639ccd93e3-f5268c70-1763-4a44-a243-97639ccd93e3";
        byte[] body = ("--" + boundary + "\r\nContent-Type: application/dicom\r\nContent-Length: 3\r\n\r\none\r\n--"
                        + boundary + "--")
                .getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        RelatedParts.read(
                new ByteArrayInputStream(body),
                MediaType.parseMediaType("multipart/related; type=\"application/dicom\"; boundary=" + boundary),
                LIMITS,
                type -> content);
        assertThat(content).hasToString("one");
    }

    /** Bytes that look like the beginning of a boundary, across every buffer. */
    @Test
    void whateverIsInThemIsWhatArrives() throws IOException {
        byte[] content = new byte[300_000];
        new Random(4711).nextBytes(content);
        byte[] almost = "\r\n--b c\r\n--b \r\n-".getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at + almost.length < content.length; at += 997) {
            System.arraycopy(almost, 0, content, at, almost.length);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--b b\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        body.writeBytes(content);
        body.writeBytes("\r\n--b b--".getBytes(StandardCharsets.ISO_8859_1));
        read(new ByteArrayInputStream(body.toByteArray()));
        assertThat(contents.get(0).toByteArray()).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--b b\r\nContent-Type: application/dicom\r\n\r\nbroken off",
                "--b b\r\nContent-Type: application/dicom",
                "--b b\r\nX: y\r\n\r\none\r\n--b b and more\r\n"
            })
    void whatIsNotWellFormedIsRefused(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(MultipartException.class);
    }

    @Test
    void nothingIsNoPart() throws IOException {
        read("");
        read("--b b--\r\n");
        assertThat(types).isEmpty();
    }

    @Test
    void moreThanTheLimitsIsRefusedWithoutReadingOn() {
        String part = "--b b\r\nContent-Type: application/dicom\r\n\r\none\r\n";
        assertThatThrownBy(() -> read(part.repeat(4) + "--b b--")).isInstanceOf(MaxUploadSizeExceededException.class);
        InputStream endless = new InputStream() {
            private int at;

            @Override
            public int read() {
                return at < part.length() - 2 ? part.charAt(at++) : 'x';
            }
        };
        assertThatThrownBy(() -> RelatedParts.read(endless, RELATED, LIMITS, type -> OutputStream.nullOutputStream()))
                .isInstanceOf(MaxUploadSizeExceededException.class);
    }

    @Test
    void aHeadWithoutEndIsRefused() {
        assertThatThrownBy(() -> read("--b b\r\nX: " + "y".repeat(100_000))).isInstanceOf(MultipartException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/related", "multipart/related; boundary=\"\""})
    void withoutABoundaryThereAreNoParts(String type) {
        assertThatThrownBy(() -> RelatedParts.read(
                        InputStream.nullInputStream(),
                        MediaType.parseMediaType(type),
                        LIMITS,
                        part -> OutputStream.nullOutputStream()))
                .isInstanceOf(MultipartException.class);
    }
}
