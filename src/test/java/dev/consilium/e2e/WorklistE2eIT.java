package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.consilium.e2e.Desk.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.consilium.common.Ids;
import dev.consilium.common.SqlTime;
import dev.consilium.scenario.CaseSteps;
import dev.consilium.study.TestObject;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Working through the worklist with keys and filters while it refreshes itself, and handing tasks over as a lead. */
@OnH2
class WorklistE2eIT extends CaseSteps {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void rowsAreWalkedOpenedAndTakenByKeys() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        String task = world.offered("ada", "reading");
        rows(world, 3);
        jdbc.sql("update worklist_item set priority = 'urgent' where task_id = :task")
                .param("task", task)
                .update();
        Page page = signIn(world, "ada").page();
        CHROMIUM.looksRight("worklist-rows");
        page.keyboard().press("j");
        assertThat(row(task)).isFocused();
        page.keyboard().press("j");
        assertThat(row(task)).not().isFocused();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("k");
        page.keyboard().press("k");
        assertThat(row(task)).isFocused();

        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        CHROMIUM.looksRight("worklist-keys");
        page.keyboard().press("j");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(row(task)).isFocused();

        page.keyboard().press("/");
        page.keyboard().type("jkt?n");
        assertThat(search()).hasValue("jkt?n");
        assertThat(search()).isFocused();
        row(task).focus();
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile("/tasks/" + task));
        assertThat(page.getByText("Nobody holds this task yet")).isVisible();
        page.goBack();
        row(task).focus();
        page.keyboard().press("t");
        page.waitForURL(Pattern.compile("/tasks/" + task));
        page.locator("[data-island=form][data-ready]").waitFor();
    }

    @Test
    void aRefreshBringsWhatIsNewAndKeepsThePlace() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        String task = world.offered("ada", "reading");
        rows(world, 40);
        Page page = signIn(world, "ada").page();
        page.evaluate("scrollTo(0, 900)");
        Locator focused = page.locator("[data-row]").nth(30);
        String id = focused.getAttribute("id");
        focused.focus();
        search().evaluate("box => box.value = 'typed and not sent'");
        rows(world, 1);
        close(task);
        refresh();
        assertThat(page.locator("[data-row]")).hasCount(41);
        assertThat(row(task)).hasCount(0);
        assertThat(page.locator("#" + id)).isFocused();
        assertThat(search()).hasValue("typed and not sent");
        assertThat(page.locator("#" + id)).isInViewport();
        assertThat(scroll()).isPositive();

        Locator take = page.locator("#worklist form[data-take] button").nth(5);
        String button = take.getAttribute("id");
        take.focus();
        refresh();
        assertThat(page.locator("#" + button)).isFocused();

        close(button.replace("act-", ""));
        refresh();
        assertThat(page.locator("[data-row]").nth(5)).isFocused();
    }

    @Test
    void whatIsLookedForStandsInTheAddress() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        String task = world.offered("ada", "reading");
        rows(world, 60);
        Page page = signIn(world, "ada").page();
        assertThat(page.locator("[data-row]")).hasCount(50);
        page.getByRole(AriaRole.LINK, named("Next")).click();
        assertThat(page.getByText("Page 2 of 2, 61 entries")).isVisible();
        page.locator("#filter-modality").fill("CT");
        page.locator("#filter-due").selectOption("week");
        page.getByRole(AriaRole.BUTTON, named("Search")).click();
        assertThat(page).hasURL(Pattern.compile("/\\?modality=CT&due=week$"));
        assertThat(page.locator("[data-row]")).hasCount(1);
        assertThat(row(task)).isVisible();
        CHROMIUM.looksRight("worklist-filtered");
        page.locator("#filter-due").selectOption("overdue");
        page.getByRole(AriaRole.BUTTON, named("Search")).click();
        assertThat(page.getByText("No task fits what you are looking for.").last())
                .isVisible();
        CHROMIUM.looksRight("worklist-none-fits");
        page.goBack();
        assertThat(row(task)).isVisible();
        page.reload();
        assertThat(row(task)).isVisible();
        page.getByRole(AriaRole.LINK, named("Clear the filters")).click();
        assertThat(page.locator("[data-row]")).hasCount(50);
    }

    @Test
    void handingInLeadsToTheNextTaskAndBackWhereThereIsNone() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.offered("ada", "reading");
        secondCase(world);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> world.tasks("ada").count() == 2);
        Desk desk = signIn(world, "ada");
        desk.press("Take the next task").ready();
        String first = desk.page().url();
        fill(desk);
        CHROMIUM.looksRight("reading-ways");
        desk.press("Hand in, then the next task");
        desk.page().waitForURL(url -> url.contains("/tasks/") && !url.equals(first));
        desk.ready();
        fill(desk);
        desk.press("Hand in, then the next task");
        desk.shows("Handed in. Thank you.", "Nothing else waits for you");
        desk.press("Take the next task");
        desk.shows("Nothing else waits for you");
        assertThat(count(
                        world,
                        "reading where reader_id = '" + world.idOf("ada")
                                + "' and submitted_at is not null and :case <> ''"))
                .isEqualTo(2);
    }

    @Test
    void aLeadHandsSeveralTasksOverAndIsToldWhatStayed() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.claim("ada", "reading");
        Desk desk = signIn(world, "lea");
        desk.follow("Team: " + world.names().get(world.names().size() - 1));
        Page page = desk.page();
        desk.shows(world.displayName("ada"), "nobody", "Annotator");
        CHROMIUM.looksRight("team-queue");
        assertThat(page.locator("input[name=tasks]")).hasCount(2);
        page.getByLabel("Select all tasks of this page").check();
        refresh();
        assertThat(page.locator("input[name=tasks]:checked")).hasCount(2);
        page.locator("tr:has(input[name=tasks]) [data-row]").first().focus();
        page.keyboard().press("x");
        assertThat(page.locator("input[name=tasks]:checked")).hasCount(1);
        page.keyboard().press("x");
        assertThat(page.locator("input[name=tasks]:checked")).hasCount(2);
        page.getByLabel("Hand the selected tasks to").selectOption(world.team().username("ben"));
        desk.press("Hand over");
        desk.shows("One task went to", "One task stays with the team", "this person has a part in the case already");
        CHROMIUM.looksRight("team-queue-assigned");
        assertThat(world.tasks("ben").filter(task -> task.path("mine").asBoolean()))
                .hasSize(1);
    }

    private static void fill(Desk desk) {
        desk.check("Infarct");
        desk.page().getByLabel("How sure are you").fill("80");
    }

    private Desk signIn(ReadingTeam world, String who) {
        return new Desk(CHROMIUM, port, world).signIn(who);
    }

    private static Locator row(String task) {
        return CHROMIUM.page().locator("#open-" + task);
    }

    private static Locator search() {
        return CHROMIUM.page().locator("#filter-text");
    }

    private static double scroll() {
        return ((Number) CHROMIUM.page().evaluate("scrollY")).doubleValue();
    }

    /** As the clock of the page does, and waits until it has settled. */
    private static void refresh() {
        CHROMIUM.page().evaluate("""
                () => new Promise(settled => {
                  document.body.addEventListener('htmx:afterSettle', () => setTimeout(settled), { once: true });
                  document.querySelector('#worklist').dispatchEvent(new Event('refresh'));
                })""");
    }

    /** With the parallel tasks of its case. */
    private void close(String task) {
        jdbc.sql("update worklist_item set closed_at = created_at where case_id ="
                        + " (select case_id from worklist_item where task_id = :task)")
                .param("task", task)
                .update();
    }

    private static void secondCase(ReadingTeam world) {
        Map<String, byte[]> files = new TreeMap<>();
        for (int number = 11; number <= 13; number++) {
            files.put(number + ".dcm", TestObject.slice("1.2.3.5", number).bytes());
        }
        world.team()
                .as("dora")
                .postFiles("/api/projects/" + world.team().projectId() + "/studies?wait=60s", files)
                .expect(200);
    }

    /** Open readings of other cases, without a modality and not urgent. */
    private void rows(ReadingTeam world, int count) {
        for (int i = 0; i < count; i++) {
            jdbc.sql(
                            "insert into worklist_item (task_id, element, name, form, role, project_id, case_id, priority, created_at)"
                                    + " values (:id, 'Task_Read', 'Read the case', 'first-read', 'annotator', :project, :case, 'routine', :at)")
                    .param("id", "t" + Ids.random())
                    .param("project", world.team().projectId())
                    .param("case", Ids.random())
                    .param("at", SqlTime.of(Instant.now()))
                    .update();
        }
    }
}
