package dev.consilium.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.common.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Nobody takes what they got for the whole when writing the answer failed. */
@SpringBootTest(classes = BrokenOffAnswerTest.Server.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BrokenOffAnswerTest {

    private static final int MORE_THAN_ANY_BUFFER = 1 << 20;
    private static final int LESS_THAN_ANY_BUFFER = 100;

    @Configuration
    @Import({ErrorAnswers.class, ErrorPage.class, Breaking.class})
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    static class Server {}

    @RestController
    static class Breaking {

        @GetMapping("/api/{written}/{declared}/{what}")
        void answer(
                @PathVariable int written,
                @PathVariable long declared,
                @PathVariable String what,
                HttpServletResponse response)
                throws IOException {
            response.setContentType("application/dicom");
            response.setHeader("Cache-Control", "max-age=300, private");
            if (declared > 0) {
                response.setContentLengthLong(declared);
            }
            response.getOutputStream().write(new byte[written]);
            switch (what) {
                case "refusal" -> throw Refusal.unprocessable("NOT_DECODABLE", "It cannot be decoded.");
                case "of-end" ->
                    throw new Refusal(
                            Refusal.Kind.UNPROCESSABLE, "NOT_DECODABLE", "It cannot be decoded.", new EOFException());
                case "end" -> throw new EOFException("the file is shorter than it was");
                default -> throw new IllegalStateException(what);
            }
        }
    }

    @LocalServerPort
    private int port;

    private HttpResponse<String> get(int written, long declared, String what) throws Exception {
        URI address = URI.create("http://localhost:" + port + "/api/" + written + "/" + declared + "/" + what);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .timeout(Duration.ofSeconds(20))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"refusal", "end", "fault"})
    void whatIsSentInChunksDoesNotEnd(String what) {
        assertThatThrownBy(() -> get(MORE_THAN_ANY_BUFFER, 0, what))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("timed out");
    }

    /** So few bytes are missing that the page that tells of the error would make up for them. */
    @ParameterizedTest
    @ValueSource(strings = {"refusal", "end", "fault"})
    void whatIsSentWithItsLengthStaysShorter(String what) {
        assertThatThrownBy(() -> get(MORE_THAN_ANY_BUFFER, MORE_THAN_ANY_BUFFER + 10L, what))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("timed out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"refusal", "of-end"})
    void whatHasNotBeenSentIsTakenBackWithWhatWasSaidOfIt(String what) throws Exception {
        HttpResponse<String> answer = get(LESS_THAN_ANY_BUFFER, LESS_THAN_ANY_BUFFER + 10L, what);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).startsWith("{").contains("NOT_DECODABLE").endsWith("}");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    }
}
