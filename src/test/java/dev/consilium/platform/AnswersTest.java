package dev.consilium.platform;

import static dev.consilium.testing.Accounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.common.Refusal;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.testing.Accounts;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ConsiliumTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** What is refused, and what goes wrong, as programs and people are told. */
@ConsiliumTest
class AnswersTest {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private ObjectMapper json;

    private Browser program;
    private String basic;

    @BeforeEach
    void meet() {
        Person admin = new Accounts(people).administrator();
        basic = Browser.basic(admin.username(), PASSWORD);
        program = new Browser(port);
    }

    private JsonNode problem(HttpResponse<String> answer, int status, String code) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .get()
                .asString()
                .contains("no-store");
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.get("type").asText()).isEqualTo("about:blank");
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(problem.get("detail").asText()).endsWith(".").doesNotContain("Exception");
        assertThat(problem.get("instance").asText()).isEqualTo(answer.uri().getRawPath());
        return problem;
    }

    @Test
    void theApiTellsAnybodyElseToSignInWithoutADialogue() throws Exception {
        HttpResponse<String> answer = program.get("/api/me");
        problem(answer, 401, "NOT_SIGNED_IN");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .get()
                .asString()
                .doesNotContain("Basic");
        problem(program.post("/api/users", "application/json", "{}"), 401, "NOT_SIGNED_IN");
        problem(program.get("/api/me", "Authorization", Browser.basic("nobody", "x")), 401, "SIGN_IN_REFUSED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /api/users | application/json | {\"username\": | 400 | MALFORMED_JSON",
                "POST | /api/users | application/json | {\"admin\":\"x\"} | 400 | MALFORMED_JSON",
                "POST | /api/users | application/json | {} | 400 | INVALID",
                "POST | /api/users | text/plain | {} | 415 | UNSUPPORTED_MEDIA_TYPE",
                "DELETE | /api/users | application/json | {} | 405 | METHOD_NOT_ALLOWED",
                "GET | /api/no-such-thing | application/json | {} | 404 | NOT_FOUND",
                "GET | /api/users/%C3%A4%20%22 | application/json | {} | 404 | NOT_FOUND",
                "GET | /api/tasks/no-such-task | application/json | {} | 404 | NOT_FOUND",
                "GET | /api/intakes/no-such-intake | application/json | {} | 404 | NOT_FOUND",
                "GET | /api/series/x/slices/abc.png | application/json | {} | 400 | INVALID",
                "GET | /api/series/x/slices/1.png?center=y | application/json | {} | 400 | INVALID",
                "GET | /api/series/x/slices/1.png?center=%00 | application/json | {} | 400 | INVALID",
                "GET | /api/users/%25/..;/x | application/json | {} | 400 | INVALID",
            })
    void theApiAnswersInOneShape(String method, String path, String type, String body, int status, String code)
            throws Exception {
        HttpResponse<String> answer = method.equals("POST")
                ? program.post(path, type, body, "Authorization", basic)
                : program.send(method, path, "Authorization", basic);
        problem(answer, status, code);
    }

    @Test
    void namesTheFieldsThatAreWrong() throws Exception {
        HttpResponse<String> answer = program.post(
                "/api/users", "application/json", "{\"username\":\"a\",\"password\":\"x\"}", "Authorization", basic);
        assertThat(problem(answer, 400, "INVALID").get("errors").findValuesAsText("field"))
                .containsExactly("displayName", "password");
    }

    @Test
    void aRefusalKeepsItsCodeAndSentence() throws Exception {
        String weak = "{\"username\":\"weak\",\"displayName\":\"W\",\"password\":\"weak password\",\"admin\":false}";
        HttpResponse<String> answer = program.post("/api/users", "application/json", weak, "Authorization", basic);
        assertThat(problem(answer, 422, "PASSWORD_WEAK").get("detail").asText()).contains("12 characters");
    }

    @Test
    void whoIsNoAdministratorMayNotCreateAccounts() throws Exception {
        String plain = Browser.basic(new Accounts(people).person().username(), PASSWORD);
        String body = "{\"username\":\"x\",\"displayName\":\"X\",\"password\":\"a long pass phrase\"}";
        problem(program.post("/api/users", "application/json", body, "Authorization", plain), 403, "ADMIN_ONLY");
        problem(program.get("/api/users", "Authorization", plain), 403, "ADMIN_ONLY");
    }

    @Test
    void aPersonGetsAPageWithTheSentenceAndAWayBack() {
        Person person = new Accounts(people).person();
        Browser browser = Browser.signedIn(port, person.username(), PASSWORD);
        HttpResponse<String> answer = browser.get("/tasks/no-such-task", "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("<h1>Not found</h1>", "or you may not see it", "<code>NOT_FOUND</code>", "href=\"/\"")
                .contains(person.displayName());
        assertThat(browser.get("/no-such-page", "Accept", "text/html").statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/no-such-page", "Accept", "application/json").body())
                .contains("\"code\":\"NOT_FOUND\"");
        assertThat(browser.send(
                                "PUT",
                                "/projects",
                                "X-CSRF-TOKEN",
                                browser.token("/").orElseThrow())
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void nothingInternalIsToldButTheReferenceCode() {
        Problem internal = Problems.of(new QueryTimeoutException("select secret from person"));
        assertThat(internal.status()).isEqualTo(500);
        assertThat(internal.code()).isEqualTo("INTERNAL");
        assertThat(internal.sentence()).contains(internal.reference()).doesNotContain("secret");
    }

    /** The container refuses some addresses before the application sees them. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/users/%00", "/tasks/%00", "/tasks/%2e%2e/%2e%2e/x", "/tasks/a%2Fb", "/tasks/;x"})
    void malformedAddressesAreRefusedWithoutDetails(String path) {
        HttpResponse<String> answer = program.get(path);
        assertThat(answer.statusCode()).isBetween(300, 404);
        assertThat(answer.body()).doesNotContain("Exception", "Tomcat", "at org.");
    }

    @Test
    void conflictsAndSizesHaveTheirOwnStatus() {
        assertThat(Problems.of(new OptimisticLockingFailureException("row")).status())
                .isEqualTo(409);
        assertThat(Problems.of(new MaxUploadSizeExceededException(1)).code()).isEqualTo("TOO_LARGE");
        assertThat(Problems.of(Refusal.conflict("TASK_CLOSED", "Closed.")).code())
                .isEqualTo("TASK_CLOSED");
    }
}
