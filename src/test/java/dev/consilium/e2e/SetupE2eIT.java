package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.consilium.identity.FirstStart;
import dev.consilium.testing.ConsiliumTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first administrator of a new installation, by the link it prints when it starts. */
@ConsiliumTest
class SetupE2eIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @LocalServerPort
    int port;

    @Autowired
    FirstStart firstStart;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theFirstAdministratorIsMadeAndSignsIn() {
        jdbc.sql("delete from membership").update();
        jdbc.sql("delete from person").update();
        String link =
                "http://localhost:" + port + "/setup/" + firstStart.issueToken().orElseThrow();
        Page page = CHROMIUM.page();
        page.navigate(link);
        CHROMIUM.looksRight("setup");
        fillIn(page, "a long first password", "another one, mistyped");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page.getByLabel("User name")).hasValue("root");
        CHROMIUM.expectedTrouble();

        fillIn(page, "a long first password", "a long first password");
        assertThat(page.getByText("The account is there. Sign in with it.")).isVisible();
        page.getByLabel("User name").fill("root");
        page.getByLabel("Password").fill("a long first password");
        page.getByRole(AriaRole.BUTTON, Desk.named("Sign in")).click();
        assertThat(page.locator("main")).containsText("your work begins elsewhere");
        CHROMIUM.looksRight("worklist-administrator");
        page.getByRole(AriaRole.LINK, Desk.named("To the accounts")).click();
        assertThat(page.getByRole(AriaRole.HEADING, Desk.named("People"))).isVisible();

        page.navigate(link);
        assertThat(page.locator("main")).containsText("link");
        CHROMIUM.looksRight("setup-gone");
        CHROMIUM.expectedTrouble();
    }

    private static void fillIn(Page page, String password, String repeated) {
        page.getByLabel("User name").fill("root");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("R. Oot");
        page.locator("input[type=password]").first().fill(password);
        page.locator("input[type=password]").last().fill(repeated);
        page.getByRole(AriaRole.BUTTON).last().click();
    }
}
