package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.consilium.e2e.Desk.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
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
    void aSecondWindowIsToldAndReplacesNothing() {
        String task = world.claim("ada", "reading");
        Page first = desk().signIn("ada").work(task).page();
        Page second = first.context().newPage();
        second.navigate("http://localhost:" + port + "/tasks/" + task);
        second.locator("[data-island=form][data-ready]").waitFor();
        assertThat(first.getByText("This task is open in another window too.")).isVisible();
        assertThat(second.getByText("This task is open in another window too.")).isVisible();
        comment(second, "of the second window");
        saved(second);
        comment(first, "of the first window");
        assertThat(first.getByText("You went on with this task in another window"))
                .isVisible();
        assertThat(kept(task)).contains("of the second window").doesNotContain("of the first window");
        assertThat(CHROMIUM.expectedTrouble()).isNotEmpty().allSatisfy(trouble -> assertThat(trouble)
                .contains("409"));
        first.close();
    }

    @Test
    void minutesWithoutAConnectionAreBridged() {
        String task = world.claim("ada", "reading");
        Page page = desk().signIn("ada").work(task).page();
        page.context().setOffline(true);
        comment(page, "entered without a connection");
        assertThat(page.getByText("there is no connection")).isVisible();
        assertThat(kept(task)).isEmpty();
        page.context().setOffline(false);
        saved(page);
        assertThat(kept(task)).contains("entered without a connection");
        assertThat(CHROMIUM.expectedTrouble()).isNotEmpty().allSatisfy(trouble -> assertThat(trouble)
                .contains("ERR_INTERNET_DISCONNECTED"));
    }

    @Test
    void whatIsEnteredAfterTheSessionIsOverIsSavedOnceSignedInElsewhere() {
        String task = world.claim("ada", "reading");
        Page page = desk().signIn("ada").work(task).page();
        page.context().clearCookies();
        comment(page, "entered signed out");
        assertThat(page.getByText("you are signed out")).isVisible();
        Page other = page.context().newPage();
        other.navigate("http://localhost:" + port + "/");
        other.getByLabel("User name").fill(world.team().username("ada"));
        other.getByLabel("Password").fill(world.team().password());
        other.getByRole(AriaRole.BUTTON, named("Sign in")).click();
        assertThat(other.getByRole(AriaRole.HEADING, named("Worklist"))).isVisible();
        saved(page);
        assertThat(kept(task)).contains("entered signed out");
        page.getByLabel("How sure are you").fill("60");
        page.getByLabel("Infarct").check();
        page.getByRole(AriaRole.BUTTON, named("Hand in the reading")).click();
        assertThat(page.getByText("Handed in. Thank you.")).isVisible();
        assertThat(CHROMIUM.expectedTrouble()).isNotEmpty().allSatisfy(trouble -> assertThat(trouble)
                .containsAnyOf("401", "403"));
    }

    @Test
    void aFaultOfTheServerLosesNothing() {
        String task = world.claim("ada", "reading");
        Page page = desk().signIn("ada").work(task).page();
        page.route("**/draft", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        comment(page, "entered beside a fault");
        assertThat(page.getByText("the server has a fault")).isVisible();
        page.unroute("**/draft");
        saved(page);
        assertThat(kept(task)).contains("entered beside a fault");
        assertThat(CHROMIUM.expectedTrouble()).isNotEmpty().allSatisfy(trouble -> assertThat(trouble)
                .contains("503"));
    }

    @Test
    void anOpenPageHearsWhatChangesAboutItsTask() {
        String task = world.claim("ada", "reading");
        desk().signIn("ada");
        Page page = CHROMIUM.page();
        page.clock().install();
        desk().work(task);
        comment(page, "entered before it was taken away");
        halfAMinute(page);
        Awaitility.await().until(() -> worked(task) >= 29);
        assertThat(page.locator("[data-meanwhile]")).hasCount(0);
        saved(page);

        page.clock().runFor(90_000);
        assertThat(worked(task)).as("nobody was there").isLessThan(100);

        jdbc.sql("update sitting set active_seconds = 3060 where person_id = :person")
                .param("person", world.idOf("ada"))
                .update();
        readByAnotherGuideline();
        halfAMinute(page);
        assertThat(page.getByText("You have worked for 51 minutes without a break."))
                .isVisible();
        assertThat(page.getByText("The guideline of this task was changed while you had it open."))
                .isVisible();
        CHROMIUM.isAccessible();
        CHROMIUM.looksRight("told-meanwhile");
        page.locator("[data-meanwhile=break]").getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByText("without a break")).hasCount(0);

        world.team().as("lea").post("/api/tasks/" + task + "/assign", Map.of()).expect(204);
        halfAMinute(page);
        assertThat(page.getByText("This task is not yours any more")).isVisible();
        assertThat(kept(task)).contains("entered before it was taken away");
    }

    private static void halfAMinute(Page page) {
        page.mouse().move(200 + Math.random() * 200, 300);
        page.clock().runFor(31_000);
    }

    private int worked(String task) {
        return jdbc.sql("select coalesce(sum(active_seconds), 0) from active_time where task_id = :task")
                .param("task", task)
                .query(Integer.class)
                .single();
    }

    /** Older than the shipped one, so that nobody else is offered it. */
    private void readByAnotherGuideline() {
        jdbc.sql("""
                        insert into protocol_version (digest, protocol_key, name, version_tag, definition_id, schema_json,
                                                      guideline, guideline_version, deployed_at)
                        select 'another', p.protocol_key, p.name, '9.9.9', p.definition_id, p.schema_json, p.guideline,
                               'another', p.deployed_at - interval '1' day
                        from protocol_version p join reading_case c on c.protocol_digest = p.digest where c.id = :case""").param("case", world.caseId()).update();
        jdbc.sql("update reading_case set protocol_digest = 'another' where id = :case")
                .param("case", world.caseId())
                .update();
    }

    /** Within two quiet seconds after a change, and five after a failure. */
    private static void saved(Page page) {
        page.locator("[data-kept=saved]").waitFor();
    }

    private static void comment(Page page, String text) {
        page.getByRole(AriaRole.TEXTBOX, named("Comment")).fill(text);
    }

    private Desk desk() {
        return new Desk(CHROMIUM, port, world);
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
        desk().signIn(who);
    }
}
