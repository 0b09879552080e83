package dev.consilium.study.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Types without their quotes are understood below /dicomweb/ and stay as they are elsewhere. */
class QuotedTypesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "multipart/related; type=application/dicom; boundary=b | multipart/related; type=\"application/dicom\"; boundary=b",
                "multipart/related;type=application/dicom+json | multipart/related;type=\"application/dicom+json\"",
                "multipart/related; type=\"application/dicom\" | multipart/related; type=\"application/dicom\"",
                "a/b; type=c/d, e/f; type=*/*;q=0.5 | a/b; type=\"c/d\", e/f; type=\"*/*\";q=0.5",
                "multipart/related; transfer-syntax=1.2 | multipart/related; transfer-syntax=1.2"
            })
    void aTypeIsQuoted(String sent, String understood) {
        assertThat(QuotedTypes.quoted(sent)).isEqualTo(understood);
    }

    @Test
    void onlyOfDicomWeb() throws ServletException, IOException {
        assertThat(passedOn("/dicomweb/studies").getHeader("accept")).isEqualTo("a/b; type=\"c/d\"");
        assertThat(Collections.list(passedOn("/dicomweb/studies").getHeaders("Accept")))
                .containsExactly("a/b; type=\"c/d\"");
        assertThat(passedOn("/dicomweb/studies").getContentType()).isEqualTo("e/f; type=\"g/h\"");
        assertThat(passedOn("/dicomweb/studies").getHeader("X")).isEqualTo("; type=i/j");
        assertThat(passedOn("/api/users").getHeader("accept")).isEqualTo("a/b; type=c/d");
    }

    private static HttpServletRequest passedOn(String path) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.addHeader("Accept", "a/b; type=c/d");
        request.addHeader("X", "; type=i/j");
        request.setContentType("e/f; type=g/h");
        MockFilterChain chain = new MockFilterChain();
        new QuotedTypes().doFilter(request, new MockHttpServletResponse(), chain);
        return (HttpServletRequest) chain.getRequest();
    }
}
