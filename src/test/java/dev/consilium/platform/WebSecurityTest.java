package dev.consilium.platform;

import static dev.consilium.testing.Accounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.testing.Accounts;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ConsiliumTest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in and out, sessions and tokens, over real HTTP. */
@ConsiliumTest
class WebSecurityTest {

    private static final String NEW_USER =
            "{\"username\":\"%s\",\"displayName\":\"New\",\"password\":\"a long pass phrase\",\"admin\":false}";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private Person person;
    private Browser browser;

    @BeforeEach
    void meet() {
        person = new Accounts(people).person();
        browser = new Browser(port);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private void disable(Person account) {
        jdbc.sql("update person set enabled = false where id = :id")
                .param("id", account.id())
                .update();
    }

    @Nested
    class SigningIn {

        @Test
        void aPageSendsAnybodyElseToTheSignInPageAndBackAfterwards() {
            HttpResponse<String> answer = browser.get("/projects", "Accept", "text/html");
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(location(answer)).endsWith("/sign-in");
            assertThat(location(browser.signIn(person.username(), PASSWORD))).endsWith("/projects");
        }

        @Test
        void givesANewSessionWithAStrictCookie() {
            browser.get("/sign-in");
            String before = browser.sessionId().orElseThrow();
            HttpResponse<String> answer = browser.signIn(person.username(), PASSWORD);
            assertThat(browser.sessionId()).isPresent().get().isNotEqualTo(before);
            assertThat(answer.headers().firstValue("Set-Cookie"))
                    .get()
                    .asString()
                    .contains("HttpOnly", "SameSite=Strict")
                    .doesNotContain("Secure");
            assertThat(browser.get("/").statusCode()).isEqualTo(200);
        }

        @Test
        void answersAWrongPasswordAnUnknownNameAndADisabledAccountAlike() {
            Person disabled = new Accounts(people).person();
            disable(disabled);
            String wrong = refused(person.username(), "not this one");
            assertThat(refused("nobody-" + person.id(), PASSWORD)).isEqualTo(wrong);
            assertThat(refused(disabled.username(), PASSWORD)).isEqualTo(wrong);
        }

        @Test
        void delaysAnAccountAfterFiveFailuresByPageAndByBasicAlike() {
            for (int attempt = 0; attempt < 4; attempt++) {
                refused(person.username(), "not this one");
            }
            String wrong = refused(person.username(), "not this one");
            assertThat(refused(person.username(), PASSWORD)).isEqualTo(wrong);
            HttpResponse<String> basic =
                    browser.get("/api/me", "Authorization", Browser.basic(person.username(), PASSWORD));
            assertThat(basic.statusCode()).isEqualTo(401);
            assertThat(basic.body()).contains("SIGN_IN_REFUSED");
        }

        /** The page without what differs on every page: the name typed and the token. */
        private String refused(String username, String password) {
            HttpResponse<String> answer = browser.signIn(username, password);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("role=\"alert\"");
            return answer.body().replace(username, "").replaceAll("(name=\"_csrf\" (content|value)=\")[^\"]+", "$1");
        }
    }

    @Nested
    class Sessions {

        @Test
        void signingOutEndsTheSessionOnTheServer() {
            Browser signedIn = Browser.signedIn(port, person.username(), PASSWORD);
            String old = signedIn.sessionId().orElseThrow();
            HttpResponse<String> answer = signedIn.submit("/", "/sign-out", Map.of());
            assertThat(location(answer)).endsWith("/sign-in?out");
            assertThat(answer.headers().firstValue("Clear-Site-Data"))
                    .get()
                    .asString()
                    .contains("cookies");
            assertThat(new Browser(port).get("/", "Cookie", "JSESSIONID=" + old).statusCode())
                    .isEqualTo(302);
        }

        @Test
        void aThirdSessionEndsTheFirst() {
            Browser first = Browser.signedIn(port, person.username(), PASSWORD);
            Browser second = Browser.signedIn(port, person.username(), PASSWORD);
            Browser third = Browser.signedIn(port, person.username(), PASSWORD);
            assertThat(location(first.get("/"))).endsWith("/sign-in");
            assertThat(first.get("/api/me").statusCode()).isEqualTo(401);
            assertThat(second.get("/api/me").statusCode()).isEqualTo(200);
            assertThat(third.get("/api/me").statusCode()).isEqualTo(200);
        }

        @Test
        void ofADisabledAccountEndAtTheNextRequest() {
            Browser signedIn = Browser.signedIn(port, person.username(), PASSWORD);
            disable(person);
            assertThat(location(signedIn.get("/"))).endsWith("/sign-in");
            assertThat(signedIn.get("/api/me").statusCode()).isEqualTo(401);
        }
    }

    @Nested
    class Tokens {

        @Test
        void anUnsafeRequestWithoutOrWithAForeignTokenIsRefused() {
            Browser signedIn = Browser.signedIn(port, person.username(), PASSWORD);
            String foreign = new Browser(port).token("/sign-in").orElseThrow();
            for (String path : new String[] {"/sign-out", "/tasks/1/claim", "/api/users", "/sign-in"}) {
                assertThat(signedIn.post(path, "application/json", "{}").statusCode())
                        .as(path)
                        .isEqualTo(403);
                assertThat(signedIn.post(path, "application/json", "{}", "X-CSRF-TOKEN", foreign)
                                .statusCode())
                        .as(path)
                        .isEqualTo(403);
            }
            assertThat(browser.post("/sign-in", "application/x-www-form-urlencoded", "username=a&password=b")
                            .statusCode())
                    .isEqualTo(403);
        }

        @Test
        void theTokenOfAPageGoesWithARequestToTheApi() {
            Person admin = new Accounts(people).administrator();
            Browser signedIn = Browser.signedIn(port, admin.username(), PASSWORD);
            HttpResponse<String> answer = signedIn.post(
                    "/api/users",
                    "application/json",
                    NEW_USER.formatted("page-" + admin.id().substring(0, 8)),
                    "X-CSRF-TOKEN",
                    signedIn.token("/").orElseThrow());
            assertThat(answer.statusCode()).isEqualTo(201);
        }

        @Test
        void aProgramWithBasicNeedsNoneAndGetsNoSession() {
            Person admin = new Accounts(people).administrator();
            HttpResponse<String> answer = browser.post(
                    "/api/users",
                    "application/json",
                    NEW_USER.formatted("basic-" + admin.id().substring(0, 8)),
                    "Authorization",
                    Browser.basic(admin.username(), PASSWORD));
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(browser.sessionId()).isEmpty();
        }

        @Test
        void aBrowserThatRemembersBasicNeedsOneAllTheSame() {
            Person admin = new Accounts(people).administrator();
            String basic = Browser.basic(admin.username(), PASSWORD);
            assertThat(browser.post(
                                    "/api/users",
                                    "application/json",
                                    NEW_USER.formatted("foreign"),
                                    "Authorization",
                                    basic,
                                    "Sec-Fetch-Site",
                                    "cross-site")
                            .statusCode())
                    .isEqualTo(403);
            browser.get("/sign-in");
            assertThat(browser.post(
                                    "/api/users",
                                    "application/json",
                                    NEW_USER.formatted("cookie"),
                                    "Authorization",
                                    basic)
                            .statusCode())
                    .isEqualTo(403);
        }

        @Test
        void basicIsForTheApiOnly() {
            HttpResponse<String> answer =
                    browser.get("/projects", "Authorization", Browser.basic(person.username(), PASSWORD));
            assertThat(location(answer)).endsWith("/sign-in");
        }
    }
}
