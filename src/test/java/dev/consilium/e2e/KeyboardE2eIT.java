package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.consilium.scenario.CaseSteps;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The reading flow without a mouse, from signing in to signing out. */
@OnH2
class KeyboardE2eIT extends CaseSteps {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void aCaseIsReadHandedInAndLeftByKeysAlone() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.offered("ada", "reading");
        Page page = CHROMIUM.page();
        Keyboard keys = new Keyboard(page);
        signIn(world, "ada", keys);

        keys.to("Skip to content").press("Enter").to("Take").press("Enter");
        page.locator("[data-island=form][data-ready]").waitFor();
        page.locator(".slices[data-ready]").waitFor();
        keys.to("Slice").press("ArrowRight");
        assertThat(page.locator(".slices [data-status]")).hasText("Slice 2 of 3");

        keys.to("Hand in the reading").press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Something is missing");
        assertThat(page.getByLabel("How sure are you")).isFocused();
        keys.type("80").backTo("Infarct").press("Space");
        keys.to("Comment").type("read without a mouse");
        keys.press("Control+Enter");
        assertThat(page.getByText("Handed in. Thank you.")).isVisible();
        assertThat(stored(world)).singleElement().asString().contains("\"infarct\"", "0.8", "read without a mouse");

        keys.to("Sign out").press("Enter");
        assertThat(page.getByLabel("User name")).isVisible();
    }

    private void signIn(ReadingTeam world, String who, Keyboard keys) {
        Page page = CHROMIUM.page();
        page.navigate("http://localhost:" + port + "/");
        assertThat(page.getByLabel("User name")).isFocused();
        keys.type(world.team().username(who))
                .to("Password")
                .type(world.team().password())
                .press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, Desk.named("Worklist"))).isVisible();
    }

    private List<String> stored(ReadingTeam world) {
        return jdbc.sql(
                        "select a.content from annotation a join reading r on r.id = a.reading_id where r.case_id = :case")
                .param("case", world.caseId())
                .query(String.class)
                .list();
    }
}
