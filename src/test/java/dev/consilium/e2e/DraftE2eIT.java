package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.consilium.e2e.Desk.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.consilium.identity.People;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is entered survives a reload and the loss of the task; an absence is recorded on its page. */
@OnH2
class DraftE2eIT {

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
        world = new ReadingTeam(port, people, "drafts");
    }

    @Test
    void whatWasEnteredIsThereAfterAReloadAndStaysWhenTheTaskIsLost() {
        String task = world.claim("ada", "reading");
        Page page = CHROMIUM.page();
        signIn("ada");
        page.navigate("http://localhost:" + port + "/tasks/" + task);
        page.locator("[data-island=form][data-ready]").waitFor();
        page.getByLabel("Infarct").check();
        page.getByRole(AriaRole.TEXTBOX, named("Comment")).fill("entered and not handed in");
        Awaitility.await().until(() -> kept(task).contains("entered and not handed in"));
        page.reload();
        page.locator("[data-island=form][data-ready]").waitFor();
        assertThat(page.getByRole(AriaRole.TEXTBOX, named("Comment"))).hasValue("entered and not handed in");
        assertThat(page.getByLabel("Infarct")).isChecked();
        assertThat(page.getByText("This is what you had entered")).isVisible();
        CHROMIUM.isAccessible();

        world.team().as("lea").post("/api/tasks/" + task + "/assign", Map.of()).expect(204);
        page.navigate("http://localhost:" + port + "/");
        assertThat(page.getByRole(AriaRole.HEADING, named("Kept drafts"))).isVisible();
        page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("entered and not handed in")).isVisible();
        CHROMIUM.looksRight("drafts");
        page.getByRole(AriaRole.BUTTON, named("Delete")).click();
        assertThat(page.getByRole(AriaRole.HEADING, named("Kept drafts"))).isHidden();
    }

    @Test
    void aPersonRecordsAnAbsenceAndEndsIt() {
        Page page = CHROMIUM.page();
        signIn("ada");
        page.getByRole(AriaRole.LINK, named("Your absences")).click();
        CHROMIUM.isAccessible();
        page.getByLabel("First day").fill("2099-01-01");
        page.getByLabel("Last day").fill("2099-01-02");
        page.getByRole(AriaRole.BUTTON, named("Record the absence")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("within two years");
        String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
        page.getByLabel("First day").fill(tomorrow);
        page.getByLabel("Last day").fill(tomorrow);
        page.getByLabel("User name of the deputy").fill(world.team().username("ben"));
        page.getByRole(AriaRole.BUTTON, named("Record the absence")).click();
        assertThat(page.getByText(world.displayName("ben"))).isVisible();
        CHROMIUM.isAccessible();
        page.getByRole(AriaRole.BUTTON, named("End")).click();
        assertThat(page.getByText("You have recorded no absence.")).isVisible();
    }

    @Test
    void aLeadSeesLateTasksAndAbsences() {
        world.offered("ada", "reading");
        jdbc.sql("update worklist_item set due_at = created_at where case_id = :case")
                .param("case", world.caseId())
                .update();
        Page page = CHROMIUM.page();
        signIn("lea");
        page.navigate("http://localhost:" + port + "/projects/" + world.team().projectId() + "/late-tasks");
        assertThat(page.getByRole(AriaRole.HEADING, named("Late tasks"))).isVisible();
        assertThat(page.getByText("overdue").first()).isVisible();
        CHROMIUM.looksRight("late-tasks");
        assertThat(CHROMIUM.expectedTrouble()).isEmpty();
    }

    private String kept(String task) {
        return jdbc.sql("select content from task_draft where task_id = :task")
                .param("task", task)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private void signIn(String who) {
        new Desk(CHROMIUM, port, world).signIn(who);
    }
}
