package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.consilium.scenario.CaseSteps;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A reader looks at where they differed, beside the pictures of the case. */
@OnH2
class FeedbackE2eIT extends CaseSteps {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void fromTheWorklistToTheReasonBesideThePictures() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        disagree(world, "ada", "ben", "cem");
        Desk desk = new Desk(CHROMIUM, port, world).signIn("ada");
        desk.follow("Feedback").shows("Nothing yet.", "No case you have read has been closed yet.");
        CHROMIUM.looksRight("feedback-none");
        complete(
                        world,
                        "sen",
                        world.claim("sen", "arbitration"),
                        decision(
                                world,
                                "author",
                                "labels",
                                labels("hydrocephalus"),
                                "comment",
                                "the ventricles are wide"))
                .expect(200);
        until(world, "state", "ARBITRATED");
        desk.go("/").shows("1 new");
        desk.follow("Feedback").shows("infarct", "hydrocephalus", "0 of 1", "new");
        CHROMIUM.looksRight("feedback");
        desk.follow("Open the feedback on case " + world.caseId().substring(0, 8));
        desk.page().locator(".slices[data-ready]").waitFor();
        desk.shows(
                "Your reading",
                "Infarct",
                "Hydrocephalus",
                "A finding was seen but given the wrong class",
                "the ventricles are wide");
        CHROMIUM.looksRight("feedback-item");
        desk.follow("The whole case").shows("Readings");
        desk.go("/");
        assertThat(desk.page().getByText("1 new")).hasCount(0);
        assertThat(desk.page().getByRole(AriaRole.LINK, Desk.named("Feedback"))).isVisible();
        List.of("ben", "cem").forEach(reader -> desk.signIn(reader).shows("1 new"));
    }
}
