package dev.consilium.worklist.web;

import static dev.consilium.testing.Accounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.identity.Actor;
import dev.consilium.identity.CreatePersonCommand;
import dev.consilium.identity.People;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ConsiliumTest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The head of every page: who is signed in, where they are, where they can go. */
@ConsiliumTest
class PageFrameTest {

    private static final Pattern HERE = Pattern.compile("<a href=\"([^\"]+)\"[^>]*aria-current=\"page\"");

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private String username;

    @BeforeEach
    void somebodyWithAHostileName() {
        username = "f" + UUID.randomUUID();
        people.create(
                new CreatePersonCommand(username, "Ann <script>alert(1)</script>", PASSWORD, false),
                Actor.system("test"));
    }

    @ParameterizedTest
    @CsvSource({"/, /", "/projects, /projects"})
    void marksThePageOneIsOn(String page, String marked) {
        String masthead = open(page).split("</header>")[0];
        assertThat(HERE.matcher(masthead).results().map(found -> found.group(1)))
                .containsExactly(marked);
    }

    @Test
    void namesWhoIsSignedInAndStaysAPageWhateverTheNameIs() {
        assertThat(open("/"))
                .contains("Ann &lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert(1)");
    }

    @Test
    void leadsNowhereBeforeSignIn() {
        assertThat(new Browser(port).get("/sign-in").body())
                .contains("masthead")
                .doesNotContain("<nav", "/sign-out", "/projects");
    }

    private String open(String page) {
        return Browser.signedIn(port, username, PASSWORD).get(page).body();
    }
}
