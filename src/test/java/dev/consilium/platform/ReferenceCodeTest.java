package dev.consilium.platform;

import static dev.consilium.testing.Accounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.identity.People;
import dev.consilium.testing.Accounts;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ConsiliumTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What nobody expected: the person and the program get a code, the log has the reason under it, and nothing else is told. */
@ConsiliumTest
class ReferenceCodeTest {

    private static final String SECRET = "select secret from person";
    private static final RequestMappingInfo BROKEN =
            RequestMappingInfo.paths("/broken", "/api/broken").build();
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(Problems.class);

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private Browser browser;

    /** What a controller with an error in it does. */
    public Object breaks() {
        throw new IllegalStateException(SECRET);
    }

    @BeforeEach
    void somethingIsBroken() throws Exception {
        requestMappingHandlerMapping.registerMapping(BROKEN, this, getClass().getMethod("breaks"));
        browser = Browser.signedIn(port, new Accounts(people).person().username(), PASSWORD);
        logged.start();
        LOG.addAppender(logged);
    }

    @AfterEach
    void itIsMended() {
        LOG.detachAppender(logged);
        requestMappingHandlerMapping.unregisterMapping(BROKEN);
    }

    @Test
    void thePageShowsTheCodeUnderWhichTheReasonIsLogged() {
        HttpResponse<String> page = browser.get("/broken", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body())
                .contains("<code>" + reference() + "</code>", "Try it once more", "href=\"/\"")
                .doesNotContain(SECRET, "IllegalStateException");
    }

    @Test
    void theApiTellsTheCodeAsAMember() throws Exception {
        HttpResponse<String> answer = browser.get("/api/broken");
        assertThat(answer.statusCode()).isEqualTo(500);
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.path("reference").asText()).isEqualTo(reference());
        assertThat(problem.path("code").asText()).isEqualTo("INTERNAL");
        assertThat(problem.path("detail").asText()).contains(reference());
        assertThat(answer.body()).doesNotContain(SECRET, "IllegalStateException");
    }

    @Test
    void aStatusWithoutAReasonHasACodeToo() {
        assertThat(Problem.of(502).reference()).isEqualTo(codeIn(logged.list.get(0)));
    }

    @Test
    void whatIsRefusedForAReasonHasNone() {
        HttpResponse<String> page = browser.get("/tasks/no-such-task", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).doesNotContain("Reference code");
        assertThat(logged.list).isEmpty();
    }

    private String reference() {
        assertThat(logged.list).singleElement().satisfies(event -> assertThat(
                        event.getThrowableProxy().getMessage())
                .isEqualTo(SECRET));
        return codeIn(logged.list.get(0));
    }

    private static String codeIn(ILoggingEvent event) {
        String code = String.valueOf(event.getArgumentArray()[0]);
        assertThat(code).matches("[B-Z2-9]{4}-[B-Z2-9]{4}");
        return code;
    }
}
