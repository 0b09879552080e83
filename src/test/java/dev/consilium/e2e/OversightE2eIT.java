package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.consilium.scenario.StandstillSteps;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a lead does from the page of the project: to single cases, late tasks, absences and steps that stand still. */
@OnH2
class OversightE2eIT extends StandstillSteps {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void aCaseIsMadeUrgentHeldAndLetGoOnAndWithdrawn() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.offered("ada", "reading");
        Desk desk = theCase(world);
        CHROMIUM.looksRight("case-read");
        act(desk, "Make urgent", "");
        assertThat(desk.page().getByRole(AriaRole.STATUS)).hasCount(0);
        act(desk, "Make urgent", "for the tumour board").shows("The priority is changed.", "urgent");
        act(desk, "Put on hold", "the consent is looked for").shows("The case is on hold", "on hold");
        CHROMIUM.looksRight("case-on-hold");
        desk.signIn("ada").shows("on hold", "urgent");
        assertThat(desk.page().getByRole(AriaRole.BUTTON, Desk.named("Take"))).hasCount(0);
        CHROMIUM.looksRight("worklist-on-hold");
        desk.follow("Read the case").shows("This case is on hold", "Guideline");
        CHROMIUM.looksRight("task-on-hold");

        theCase(world);
        act(desk, "Let it go on", null).shows("The case goes on.");
        act(desk, "Withdraw", "consent was taken back");
        assertThat(desk.page().getByText("The case is withdrawn.")).isHidden();
        desk.check("I am sure: there is no way back").press("Withdraw").shows("The case is withdrawn.", "withdrawn");
        assertThat(desk.heading("Change this case")).isHidden();
        CHROMIUM.looksRight("case-withdrawn");
        assertThat(seenBy(world, "lea").path("state").asText()).isEqualTo("WITHDRAWN");
    }

    @Test
    void aClosedCaseIsReopenedWithAReason() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        List.of("ada", "ben", "cem").forEach(reader -> read(world, reader, "infarct"));
        until(world, "state", "ACCEPTED");
        Desk desk = theCase(world);
        desk.shows("Ground truth", "consensus of the readings", "Infarct");
        CHROMIUM.looksRight("case-closed");
        act(desk, "Reopen", "the guideline has changed").shows("The case is reopened");
        until(world, "waitCode", "NO_ELIGIBLE_READER");
        desk.project("/cases").shows("Waits for", "a reader");
        CHROMIUM.looksRight("project-reopened");
        theCase(world).shows("set aside when the case was read again");
    }

    @Test
    void anOverdueTaskIsSeenAndAnAbsenceRecordedAndEnded() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.claim("ada", "reading");
        jdbc.sql("update worklist_item set due_at = created_at where case_id = :case")
                .param("case", world.caseId())
                .update();
        Desk desk = new Desk(CHROMIUM, port, world).signIn("lea").project();
        desk.follow("3 tasks are late").shows("overdue");
        CHROMIUM.looksRight("project-late");
        desk.follow("Team");
        String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
        desk.press("Record the absence");
        desk.page().getByLabel("User name of who is away").fill("nobody-known");
        desk.page().getByLabel("First day").fill(tomorrow);
        desk.page().getByLabel("Last day").fill(tomorrow);
        desk.press("Record the absence");
        assertThat(desk.page().getByRole(AriaRole.ALERT)).isVisible();
        CHROMIUM.looksRight("project-absence-refused");
        desk.page().getByLabel("User name of who is away").fill(world.team().username("ada"));
        desk.page().getByLabel("First day").fill(tomorrow);
        desk.page().getByLabel("Last day").fill(tomorrow);
        desk.page().getByLabel("User name of the deputy").fill(world.team().username("ben"));
        desk.press("Record the absence").shows(world.displayName("ada"));
        CHROMIUM.looksRight("project-absence");
        desk.press("End the absence of " + world.displayName("ada")).shows("Nobody is away");

        desk.signIn("ada").follow("Your absences");
        CHROMIUM.looksRight("absences-none");
        desk.page().getByLabel("First day").fill(tomorrow);
        desk.page().getByLabel("Last day").fill(tomorrow);
        desk.press("Record the absence").shows("UTC", "End");
        CHROMIUM.looksRight("absences");
    }

    @Test
    void aStepThatStandsStillRunsAgainOnceItsCauseIsMended() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        Desk desk = new Desk(CHROMIUM, port, world).signIn("lea").follow("Incidents");
        CHROMIUM.looksRight("incidents-none");
        String poison = refuse("ground_truth", world);
        List.of("ada", "ben", "cem").forEach(reader -> read(world, reader, "infarct"));
        attemptsUntilItStandsStill(world);
        until(world, "waitCode", "TECHNICAL_FAULT");
        desk.project().shows("step stands still");
        CHROMIUM.looksRight("project-overview");
        desk.follow("1 open case waits for somebody or something").shows("a step that failed");
        desk.follow("Incidents").shows("Record ground truth", world.caseId().substring(0, 8));
        CHROMIUM.looksRight("incidents");
        jdbc.sql("alter table ground_truth drop constraint " + poison).update();
        desk.page()
                .locator(
                        "tr",
                        new Page.LocatorOptions().setHasText(world.caseId().substring(0, 8)))
                .getByRole(AriaRole.BUTTON)
                .click();
        desk.shows("It runs again.");
        until(world, "state", "ACCEPTED");
        desk.go("/incidents").hides(world.caseId().substring(0, 8));
    }

    private Desk theCase(ReadingTeam world) {
        return new Desk(CHROMIUM, port, world)
                .signIn("lea")
                .project("/cases")
                .follow(world.caseId().substring(0, 8));
    }

    /** Says why and presses the button beside it. @param reason null where none is asked for */
    private static Desk act(Desk desk, String button, String reason) {
        Locator form = desk.page()
                .locator(
                        ".actions form",
                        new Page.LocatorOptions().setHas(desk.page().getByRole(AriaRole.BUTTON, Desk.named(button))));
        if (reason != null) {
            form.getByRole(AriaRole.TEXTBOX).fill(reason);
        }
        form.getByRole(AriaRole.BUTTON).click();
        return desk;
    }
}
