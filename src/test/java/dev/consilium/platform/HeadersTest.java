package dev.consilium.platform;

import static dev.consilium.testing.Accounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.identity.People;
import dev.consilium.testing.Accounts;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ConsiliumTest;
import java.net.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What every answer carries, and what the files of the build carry instead. */
@ConsiliumTest
class HeadersTest {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private static String value(HttpHeaders headers, String name) {
        return String.join(", ", headers.allValues(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/projects", "/no-such-page", "/api/me", "/api/none", "/sign-in", "/camunda"})
    void pagesAndApiAreKeptNowhereAndFramedNowhere(String path) {
        Browser browser = Browser.signedIn(port, new Accounts(people).person().username(), PASSWORD);
        HttpHeaders headers = browser.get(path).headers();
        assertThat(value(headers, "Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; "
                        + "style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
                        + "connect-src 'self'; worker-src 'none'; base-uri 'none'; form-action 'self'; "
                        + "frame-ancestors 'none'");
        assertThat(value(headers, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(value(headers, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(value(headers, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(value(headers, "Cache-Control")).contains("no-store");
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @Test
    void filesOfTheBuildAreKeptForAYear() {
        var answer = new Browser(port).get("/ui/test-0000.js");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(value(answer.headers(), "Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(value(answer.headers(), "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(value(new Browser(port).get("/ui/missing.js").headers(), "Cache-Control"))
                .doesNotContain("immutable");
    }
}
