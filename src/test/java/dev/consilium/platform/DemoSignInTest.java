package dev.consilium.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.identity.DemoAccount;
import dev.consilium.identity.DemoAccounts;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.testing.Accounts;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ConsiliumTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Signing in with one click, where the demo has accounts. */
@ConsiliumTest
@Import(DemoSignInTest.Team.class)
class DemoSignInTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class Team {

        /** Whoever was created first. */
        @Bean
        DemoAccounts demoAccounts(People people) {
            return () -> people.all().stream()
                    .filter(person -> !person.admin())
                    .map(person -> new DemoAccount(person.username(), person.displayName(), Role.ANNOTATOR))
                    .toList();
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private HttpResponse<String> click(Browser browser, String username) {
        return browser.submit("/sign-in", "/demo/sign-in", Map.of("username", username));
    }

    @Test
    void theSignInPageShowsAButtonForEachAndOneClickSignsIn() {
        Person reader = new Accounts(people).person();
        Browser browser = new Browser(port);
        assertThat(browser.get("/sign-in").body())
                .contains("action=\"/demo/sign-in\"", "value=\"" + reader.username() + "\"", "Annotator");
        String before = browser.sessionId().orElseThrow();
        assertThat(click(browser, reader.username()).statusCode()).isEqualTo(302);
        assertThat(browser.sessionId()).isPresent().get().isNotEqualTo(before);
        assertThat(browser.get("/api/me").body()).contains(reader.username());
    }

    @Test
    void isForAccountsOfTheDemoOnTheOwnMachineOnly() {
        Person reader = new Accounts(people).person();
        Person admin = new Accounts(people).administrator();
        Browser browser = new Browser(port);
        assertThat(click(browser, admin.username()).statusCode()).isEqualTo(401);
        String token = browser.token("/sign-in").orElseThrow();
        String form = "username=" + reader.username() + "&_csrf=" + token;
        String type = "application/x-www-form-urlencoded";
        assertThat(browser.post("/demo/sign-in", type, form, "X-Forwarded-For", "203.0.113.9")
                        .statusCode())
                .isEqualTo(401);
        assertThat(browser.post("/demo/sign-in", type, "username=" + reader.username())
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    void countsTheseSessionsToo() {
        Person reader = new Accounts(people).person();
        List<Browser> browsers = List.of(new Browser(port), new Browser(port), new Browser(port));
        browsers.forEach(browser -> click(browser, reader.username()));
        assertThat(browsers)
                .extracting(browser -> browser.get("/api/me").statusCode())
                .containsExactly(401, 200, 200);
    }
}
