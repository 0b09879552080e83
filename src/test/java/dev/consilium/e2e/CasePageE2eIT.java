package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.SelectOption;
import dev.consilium.scenario.CaseSteps;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A lead follows a case on its page: where it stands in the diagram, what happened to it; a reader learns that once it is closed. */
@OnH2
class CasePageE2eIT extends CaseSteps {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void theTokenStandsOnTheStepThatWaits() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        read(world, "ada", "infarct");
        world.claim("ben", "reading");
        Desk desk = theCase(world, "lea");
        assertThat(element(desk, "CallActivity_Reading")).hasClass(Pattern.compile("path-standing"));
        assertThat(element(desk, "Task_SelectStaff")).hasClass(Pattern.compile("path-passed"));
        assertThat(element(desk, "Flow_ReadersFound_Reading")).hasClass(Pattern.compile("path-followed"));
        assertThat(element(desk, "Task_ScoreAgreement")).not().hasClass(Pattern.compile("path-"));
        assertThat(token(desk)).containsText("here");
        liesOn(token(desk), element(desk, "CallActivity_Reading"));
        assertThat(desk.page().locator(".path-canvas .bjs-powered-by")).isVisible();
        assertThat(desk.page().locator("ol.timeline")).containsText("A reading was handed in.");
        assertThat(desk.page().locator("ol.timeline")).containsText(world.displayName("ada"));
        CHROMIUM.looksRight("case-path");

        desk.page().getByLabel("Process").selectOption(new SelectOption().setIndex(2));
        desk.page().locator("[data-island=path][data-shown='3']").waitFor();
        assertThat(token(desk)).hasText("● here");
        liesOn(token(desk), element(desk, "Task_Read"));
        CHROMIUM.picture("case-path-called");

        desk.unfold("The same as a list")
                .shows("Blinded reading", "called by the step \"Blinded readings\"", "stands here");
        CHROMIUM.looksRight("case-path-list");
        desk.press("Larger").press("Whole diagram").press("Where it stands");
        CHROMIUM.picture("case-path-close");
    }

    @Test
    void aReaderFollowsTheWayOnceTheCaseIsClosed() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        read(world, "ada", "infarct");
        Desk open = new Desk(CHROMIUM, port, world).signIn("ada").go("/cases/" + world.caseId());
        assertThat(open.page().locator("[data-island=path]")).hasCount(0);
        open.shows("What happened", "A reading was handed in.", "you");
        open.hides("measured");
        CHROMIUM.looksRight("case-reader-open");
        List.of("ben", "cem").forEach(reader -> read(world, reader, "infarct"));
        until(world, "state", "ACCEPTED");
        Desk closed = theCase(world, "ada");
        closed.shows("Agreement by round", "100 %", "The agreement was measured:", "A ground truth was recorded:");
        closed.hides(world.displayName("ben"));
        assertThat(element(closed, "Flow_Route_Settled")).hasClass(Pattern.compile("path-followed"));
        CHROMIUM.looksRight("case-reader-closed");
    }

    @Test
    void aDiagramThatCannotBeFetchedIsSaid() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.offered("ada", "reading");
        CHROMIUM.page().route("**/path/*/diagram", route -> route.abort());
        Desk desk = theCase(world, "lea");
        assertThat(desk.page().getByRole(AriaRole.ALERT)).containsText("The diagram could not be fetched.");
        assertThat(CHROMIUM.expectedTrouble()).isNotEmpty().allMatch(trouble -> trouble.contains("ERR_FAILED"));
    }

    private Desk theCase(ReadingTeam world, String who) {
        Desk desk = new Desk(CHROMIUM, port, world).signIn(who).go("/cases/" + world.caseId());
        desk.page().locator("[data-island=path][data-ready]").waitFor();
        return desk;
    }

    private static Locator element(Desk desk, String id) {
        return desk.page().locator(".path-canvas g[data-element-id='" + id + "']");
    }

    private static Locator token(Desk desk) {
        return desk.page().locator(".path-token").first();
    }

    private static void liesOn(Locator token, Locator element) {
        BoundingBox on = element.boundingBox();
        BoundingBox of = token.boundingBox();
        assertThat(of.x + of.width).isBetween(on.x, on.x + on.width + of.width);
        assertThat(of.y + of.height).isBetween(on.y - of.height, on.y + on.height);
    }
}
