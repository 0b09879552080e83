package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.consilium.scenario.CaseSteps;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody is invited, chooses a password, joins a team, keeps the own account and leaves. */
@OnH2
class PeopleE2eIT extends CaseSteps {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String PASSWORD = "tide lamp orchid";

    @Test
    void fromAnInvitationToTheLastDay() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.offered("ada", "reading");
        String username = "eve-" + world.caseId().substring(0, 8);
        Desk desk = administrator(world);
        desk.follow("People").shows("Invite somebody");
        desk.write("User name", username)
                .write("Name", "Eve")
                .press("Make the link")
                .shows("Give this link to Eve");
        CHROMIUM.looksRight("people-invited");
        String link = desk.page().locator("section.notice .mono").innerText();

        desk.page().context().clearCookies();
        desk.page().navigate(link);
        CHROMIUM.looksRight("password-link");
        type(desk, "Password", PASSWORD);
        type(desk, "Password again", "tide lamp orchard");
        desk.isRefused("Set the password", 400, "The two passwords differ");
        type(desk, "Password", PASSWORD);
        type(desk, "Password again", PASSWORD);
        desk.press("Set the password");
        enter(desk, username, PASSWORD);

        desk.follow("Eve").shows("Where you are signed in", "this one");
        CHROMIUM.looksRight("profile");
        desk.write("Name", "Eve Adamson").press("Change the name").shows("Your name has changed.");
        type(desk, "Present password", "not the one");
        type(desk, "Password", "a new long phrase");
        type(desk, "Password again", "a new long phrase");
        desk.press("Change the password");
        assertThat(desk.page().getByRole(AriaRole.ALERT)).containsText("not your present password");

        desk.signIn("lea").project("/team");
        desk.page()
                .getByLabel("User name", new Page.GetByLabelOptions().setExact(true))
                .fill(username);
        desk.page().locator("select[name=role]").selectOption("annotator");
        desk.press("Add to the team").shows("Eve Adamson");
        CHROMIUM.looksRight("project-team");
        administrator(world).go("/people?text=" + username).shows("Annotator in 1");
        CHROMIUM.looksRight("people-found");

        desk.page().context().clearCookies();
        desk.go("/");
        enter(desk, username, PASSWORD);
        assertThat(desk.page().getByRole(AriaRole.BUTTON, Desk.named("Take")))
                .not()
                .hasCount(0);

        Desk office = administrator(world).follow("People");
        office.page().getByRole(AriaRole.SEARCHBOX).fill("nobody of this name");
        office.press("Search").shows("Nobody has such a name.");
        office.page().getByRole(AriaRole.SEARCHBOX).fill(username.toUpperCase(Locale.ROOT));
        office.press("Search").press("Disable " + username);
        assertThat(desk.page().getByRole(AriaRole.BUTTON, Desk.named("Enable " + username)))
                .isVisible();
        desk.page().context().clearCookies();
        desk.go("/");
        type(desk, "User name", username);
        type(desk, "Password", PASSWORD);
        desk.isRefused("Sign in", 401, "The user name or the password is wrong");
    }

    private Desk administrator(ReadingTeam world) {
        Desk desk = new Desk(CHROMIUM, port, world);
        desk.page().context().clearCookies();
        desk.go("/");
        enter(desk, world.team().administratorName(), world.team().password());
        return desk;
    }

    private static void enter(Desk desk, String username, String password) {
        type(desk, "User name", username);
        type(desk, "Password", password);
        desk.press("Sign in");
        assertThat(desk.heading("Worklist")).isVisible();
    }

    private static void type(Desk desk, String label, String text) {
        desk.page()
                .getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .fill(text);
    }
}
