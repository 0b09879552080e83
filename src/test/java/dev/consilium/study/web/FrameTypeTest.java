package dev.consilium.study.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** Pixels are sent plainly to whoever takes them so. */
class FrameTypeTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/octet-stream",
                "application/octet-stream; transfer-syntax=*",
                "application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1",
                "image/jls;q=0.9, application/octet-stream;q=0.1",
                "multipart/related; type=\"application/octet-stream\";q=0.5, */*;q=0.6"
            })
    void plain(String accept) throws Exception {
        FrameType.Content content = FrameType.of(accept).of(new byte[] {1, 2});
        assertThat(content.body()).containsExactly(1, 2);
        assertThat(content.type()).hasToString("application/octet-stream;transfer-syntax=1.2.840.10008.1.2.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/related",
                "multipart/related; type=\"application/octet-stream\"",
                "multipart/related; type=\"application/octet-stream\"; transfer-syntax=*",
                "multipart/related; type=\"image/jpeg\", multipart/related; type=\"application/octet-stream\";q=0.1"
            })
    void asOnePart(String accept) throws Exception {
        FrameType.Content content = FrameType.of(accept).of(new byte[] {'p'});
        assertThat(content.type().getParameter("type")).isEqualTo("\"application/octet-stream\"");
        String boundary = content.type().getParameter("boundary");
        assertThat(new String(content.body(), StandardCharsets.US_ASCII))
                .isEqualTo("--" + boundary
                        + "\r\nContent-Type: application/octet-stream;transfer-syntax=1.2.840.10008.1.2.1\r\n\r\np\r\n--"
                        + boundary + "--\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/jpeg",
                "application/octet-stream;q=0",
                "application/octet-stream; transfer-syntax=1.2.840.10008.1.2.4.90",
                "multipart/related; type=\"image/jls\"",
                "no type"
            })
    void nothingElse(String accept) {
        assertThatThrownBy(() -> FrameType.of(accept)).isInstanceOf(HttpMediaTypeNotAcceptableException.class);
    }

    @Test
    void whatIsPreferredComesFirst() throws Exception {
        assertThat(FrameType.of("application/octet-stream;q=0.2, multipart/related;q=0.8"))
                .isEqualTo(FrameType.MULTIPART);
    }
}
