package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.consilium.common.SqlTime;
import dev.consilium.scenario.StandstillSteps;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator looks how the installation fares; a lead, how far due dates are kept. */
@OnH2
class SystemE2eIT extends StandstillSteps {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void fromWhatIsBadToWhereItIsMended() {
        ReadingTeam open = team(ReadingTeam::threeReadersAndASenior);
        open.claim("ada", "reading");
        agedTasks(open);
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        Desk desk = administrator(world).follow("System");
        desk.shows("What to look after", "Next timers", "Finding consensus", "Annotator", "All projects");
        CHROMIUM.looksRight("system");

        String poison = refuse("ground_truth", world);
        List.of("ada", "ben", "cem").forEach(reader -> read(world, reader, "infarct"));
        attemptsUntilItStandsStill(world);
        until(world, "waitCode", "TECHNICAL_FAULT");
        desk.go("/system").shows("one incident", "mend the cause of each");
        CHROMIUM.looksRight("system-bad");
        desk.follow("one incident").shows("Record ground truth");
        CHROMIUM.looksRight("incidents-administrator");
        jdbc.sql("alter table ground_truth drop constraint " + poison).update();
        desk.page()
                .locator(
                        "tr",
                        new Page.LocatorOptions().setHasText(world.caseId().substring(0, 8)))
                .getByText("Run again")
                .click();
        desk.shows("It runs again.");
        until(world, "state", "ACCEPTED");
        desk.follow("How the whole system fares").shows("no incident");
    }

    @Test
    void aLeadSeesHowFarDueDatesAreKept() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        Desk desk = new Desk(CHROMIUM, port, world).signIn("lea").project("/late-tasks");
        read(world, "ada", "infarct");
        agedTasks(world);
        desk.project("/late-tasks").shows("Handed in on time", "1 of 2", "50 %", "Missed due dates");
        assertThat(desk.page().locator("#missed-dates ~ table tbody tr")).hasCount(12);
        CHROMIUM.looksRight("project-punctuality");
    }

    /** The first open one long overdue, the others in time. */
    private void agedTasks(ReadingTeam world) {
        List<String> tasks = openTasks(world);
        for (int i = 0; i < tasks.size(); i++) {
            Instant created = Instant.now().minus(Duration.ofDays(i == 0 ? 12 : 2L * i));
            jdbc.sql("update worklist_item set created_at = :created, due_at = :due where task_id = :task")
                    .param("created", SqlTime.of(created))
                    .param(
                            "due",
                            SqlTime.of(
                                    i == 0
                                            ? Instant.now().minus(Duration.ofDays(9))
                                            : Instant.now().plus(Duration.ofDays(1))))
                    .param("task", tasks.get(i))
                    .update();
        }
    }

    private Desk administrator(ReadingTeam world) {
        Desk desk = new Desk(CHROMIUM, port, world);
        desk.page().context().clearCookies();
        desk.go("/");
        desk.page().getByLabel("User name").fill(world.team().administratorName());
        desk.page().getByLabel("Password").fill(world.team().password());
        return desk.press("Sign in");
    }
}
