package dev.consilium.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.common.Refusal;
import dev.consilium.identity.FirstStart;
import dev.consilium.identity.People;
import dev.consilium.testing.Accounts;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ConsiliumTest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one-time link of an installation without accounts. */
@ConsiliumTest
class FirstStartTest {

    @LocalServerPort
    private int port;

    @Autowired
    private FirstStart firstStart;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private Browser browser;

    @BeforeEach
    void nobodyHasAnAccount() {
        jdbc.sql("delete from membership").update();
        jdbc.sql("delete from person").update();
        browser = new Browser(port);
    }

    private HttpResponse<String> fillIn(String token, String password, String repeated) {
        return browser.submit(
                "/setup/" + token,
                "/setup/" + token,
                Map.of("username", "Root", "displayName", "R. Oot", "password", password, "repeated", repeated));
    }

    @Test
    void createsTheFirstAdministratorOnce() {
        String token = firstStart.issueToken().orElseThrow();
        assertThat(jdbc.sql("select token_hash from setup_token")
                        .query(String.class)
                        .single())
                .doesNotContain(token);
        HttpResponse<String> answer = fillIn(token, Accounts.PASSWORD, Accounts.PASSWORD);
        assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/sign-in?created");
        assertThat(people.byUsername("root")).get().matches(person -> person.admin());
        Browser.signedIn(port, "root", Accounts.PASSWORD);
        assertThat(browser.get("/setup/" + token).statusCode()).isEqualTo(404);
        assertThatThrownBy(() -> firstStart.createAdministrator(token, "second", "S", Accounts.PASSWORD))
                .isInstanceOf(Refusal.class);
        assertThat(firstStart.issueToken()).isEmpty();
    }

    @Test
    void aNewTokenReplacesTheFormer() {
        String former = firstStart.issueToken().orElseThrow();
        String token = firstStart.issueToken().orElseThrow();
        assertThat(browser.get("/setup/" + former).statusCode()).isEqualTo(404);
        assertThat(browser.get("/setup/" + token).statusCode()).isEqualTo(200);
    }

    @Test
    void aWrongOrExpiredTokenSaysHowToGetANewLink() {
        String token = firstStart.issueToken().orElseThrow();
        HttpResponse<String> wrong = browser.get("/setup/" + token.substring(1));
        assertThat(wrong.statusCode()).isEqualTo(404);
        assertThat(wrong.body()).contains("restart the server");
        jdbc.sql("update setup_token set expires_at = timestamp with time zone '2020-01-01 00:00:00+00'")
                .update();
        HttpResponse<String> expired = browser.get("/setup/" + token);
        assertThat(expired.statusCode()).isEqualTo(404);
        assertThat(expired.body()).contains("restart the server");
    }

    @Test
    void whatIsNotTakenLeavesTheTokenAsItWas() {
        String token = firstStart.issueToken().orElseThrow();
        HttpResponse<String> differ = fillIn(token, Accounts.PASSWORD, "another pass phrase");
        assertThat(differ.statusCode()).isEqualTo(400);
        assertThat(differ.body()).contains("The two passwords differ", "value=\"Root\"", "value=\"R. Oot\"");
        assertThat(fillIn(token, "short", "short").statusCode()).isEqualTo(400);
        HttpResponse<String> weak = fillIn(token, "my root password", "my root password");
        assertThat(weak.statusCode()).isEqualTo(422);
        assertThat(weak.body()).contains("does not contain the user name").doesNotContain("my root password");
        assertThat(fillIn(token, Accounts.PASSWORD, Accounts.PASSWORD).statusCode())
                .isEqualTo(302);
    }
}
