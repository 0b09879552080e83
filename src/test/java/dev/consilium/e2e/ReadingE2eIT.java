package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.consilium.identity.People;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A reader signs in, takes a task, looks at the slices, fills the form in and hands the reading in; an arbiter signs. */
@OnH2
class ReadingE2eIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private ReadingTeam world;

    @BeforeEach
    void aTeamWithACase() {
        world = new ReadingTeam(port, people, "browser");
    }

    @Test
    void anAnnotatorReadsACaseFromSignInToHandingIn() {
        Page page = CHROMIUM.page();
        signIn("ada");
        CHROMIUM.looksRight("worklist");
        page.getByRole(AriaRole.BUTTON, named("Take")).first().click();
        page.locator("[data-island=form][data-ready]").waitFor();
        page.locator(".slices[data-ready]").waitFor();
        page.getByRole(AriaRole.SLIDER).press("ArrowRight");
        assertThat(page.locator(".slices [data-status]")).hasText("Slice 2 of 3");

        page.getByRole(AriaRole.BUTTON, named("Hand in the reading")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Something is missing");

        page.getByLabel("Infarct").check();
        page.getByLabel("How sure are you").fill("80");
        page.getByRole(AriaRole.TEXTBOX, named("Comment")).fill("read in a browser");
        CHROMIUM.looksRight("reading");
        assertThat(page.locator(".fjs-powered-by-link, a[href*='bpmn.io']").first())
                .isVisible();
        page.getByRole(AriaRole.BUTTON, named("Hand in the reading")).click();
        assertThat(page.getByText("Handed in. Thank you.")).isVisible();
        assertThat(stored()).singleElement().asString().contains("\"infarct\"", "0.8", "read in a browser");
    }

    @Test
    void aSeniorDecidesAndSignsWithThePassword() {
        world.read("ada", List.of("haemorrhage"), 0.9, List.of(), null);
        world.read("ben", List.of("infarct"), 0.8, List.of(), null);
        world.read("cem", List.of("atrophy"), 0.8, List.of(), null);
        world.claim("sen", "arbitration");
        Page page = CHROMIUM.page();
        signIn("sen");
        page.getByRole(AriaRole.LINK, named("Open")).first().click();
        page.locator("[data-island=form][data-ready]").waitFor();
        assertThat(page.getByText("Reader 3").first()).isVisible();
        CHROMIUM.isAccessible();
        page.getByLabel("The images do not allow a decision").check();
        page.locator(".fjs-form-field-select:has(label:text-is('Reason')) .fjs-input-group, "
                        + ".fjs-form-field-select:has-text('Reason') .fjs-input-group")
                .last()
                .click();
        page.getByText("The images limit what can be said").click();
        page.getByLabel("Your password, to sign").fill(world.team().password());
        CHROMIUM.picture("arbitration");
        page.getByRole(AriaRole.BUTTON, named("Sign and decide")).click();
        assertThat(page.getByText("Handed in. Thank you.")).isVisible();
        assertThat(jdbc.sql("select kind from decision where case_id = :case")
                        .param("case", world.caseId())
                        .query(String.class)
                        .single())
                .isEqualTo("AMBIGUOUS");
    }

    @Test
    void aWrongPasswordIsToldInOneSentence() {
        Page page = CHROMIUM.page();
        page.navigate("http://localhost:" + port + "/");
        page.getByLabel("User name").fill(world.team().username("ada"));
        page.getByLabel("Password").fill("not the password");
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(CHROMIUM.expectedTrouble()).hasSize(2).allMatch(trouble -> trouble.contains("401"));
        CHROMIUM.looksRight("sign-in");
    }

    private void signIn(String who) {
        Page page = CHROMIUM.page();
        page.navigate("http://localhost:" + port + "/");
        page.getByLabel("User name").fill(world.team().username(who));
        page.getByLabel("Password").fill(world.team().password());
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Worklist")))
                .isVisible();
    }

    private List<String> stored() {
        return jdbc.sql(
                        "select a.content from annotation a join reading r on r.id = a.reading_id where r.case_id = :case")
                .param("case", world.caseId())
                .query(String.class)
                .list();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
