package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import dev.consilium.common.Ids;
import dev.consilium.common.SqlTime;
import dev.consilium.scenario.CaseSteps;
import dev.consilium.study.TestObject;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A project from its founding to its first cases: three steps, studies taken in, one broken file, one series held back. */
@OnH2
class ProjectE2eIT extends CaseSteps {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final int LONG = 60_000;

    private ReadingTeam world;
    private Desk desk;

    @Test
    void aProjectIsFoundedInThreeSteps() {
        sitDown();
        String name = "Founded beside " + world.caseId();
        administrator();
        desk.follow("Projects").follow("New project");
        CHROMIUM.looksRight("founding-1");
        desk.write("Name of the project", "roads");
        desk.page()
                .locator(".choice:has(input[value=finding-consensus]) > details > summary")
                .click();
        desk.shows("Blood inside the skull", "2 days", "annotators");
        Locator drawn = desk.page().locator("[data-island=protocol][data-drawn]");
        assertThat(drawn).hasCount(1);
        assertThat(drawn.locator(".djs-shape[data-element-id=Task_Route]")).isVisible();
        desk.page().locator(".path-list:visible summary").click();
        assertThat(desk.page()
                        .locator(".path-list:visible li")
                        .getByText("Blinded readings")
                        .first())
                .isVisible();
        CHROMIUM.looksRight("founding-1-about");
        desk.page().locator("input[name=protocol][value=finding-consensus]").check();
        desk.write("Name of the project", name).press("On to the team");
        desk.shows("Nobody but you yet.", "3 missing");
        CHROMIUM.looksRight("founding-2-nobody");
        seat("ada", "Annotator");
        seat("dora", "Data manager");
        seat("sen", "Senior expert");
        desk.shows("2 missing", world.displayName("ada"));
        person(world.team().username("ada"), "Data manager");
        desk.isRefused("Add to the team", 422, "neither reads nor decides cases of the same project");
        CHROMIUM.looksRight("founding-2-refused");
        desk.press("On to the review").shows("The team is too small");
        CHROMIUM.looksRight("founding-3");
        desk.page().goBack();
        desk.shows("neither reads nor decides");
        assertThat(CHROMIUM.expectedTrouble()).allMatch(trouble -> trouble.contains("422"));
        desk.page().goForward();
        desk.press("Create the project").shows("The project is there", "What comes next", name);
        CHROMIUM.looksRight("founding-done");
        desk.go("/projects/new").write("Name of the project", name);
        desk.page().locator("input[name=protocol][value=finding-consensus]").check();
        desk.isRefused("On to the team", 422, "choose another name");
        CHROMIUM.looksRight("founding-1-taken");
    }

    @Test
    void studiesAreTakenInAndOneBrokenFileHidesNoOther() {
        sitDown();
        desk.signIn("dora").project("/intake");
        desk.page().locator("#files").setInputFiles(files("1.2.3.11", true, 1, 2, 3));
        desk.press("Take in");
        assertThat(desk.heading("Taken in")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG));
        desk.shows("letter.txt", "This is no DICOM file.", "1 file was refused", "accepted");
        desk.shows("4", "files were sent", "sent twice");
        Locator each = desk.page().locator("#intake-files");
        each.locator("summary").click();
        assertThat(each.locator("tbody tr")).hasCount(4);
        assertThat(each.locator("tbody tr").first()).containsText("1.dcm");
        CHROMIUM.looksRight("project-intake");
        assertThat(desk.page().url()).contains("?intake=");
        desk.page().reload();
        desk.page().locator("#intake-files summary").click();
        assertThat(each.locator("tbody tr").first()).containsText("File 1");
        assertThat(each.locator("tbody tr").last()).containsText("File 4");
        desk.follow("Cases").shows("2 cases");
        CHROMIUM.looksRight("project-cases");
        desk.page().locator("select[name=state]").selectOption("closed");
        desk.press("Search").shows("No case was found.");
        CHROMIUM.looksRight("project-cases-none");
        desk.follow("Show all").shows("2 cases");
        desk.follow("Overview");
        CHROMIUM.looksRight("project-overview-data-manager");
    }

    @Test
    void whatIsHeldBackIsSeenWithItsPictureAndItsReasons() {
        sitDown();
        desk.signIn("dora").project("/intake");
        desk.page().locator("#files").setInputFiles(files("1.2.3.12", false, 1, 2, 3, 9));
        desk.press("Take in");
        assertThat(desk.page().locator("#intake td .tag:visible").getByText("in quarantine"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG));
        desk.follow("Overview").follow("1 series waits in quarantine").shows("Slices are missing");
        Locator picture = desk.page().locator(".held .preview img");
        assertThat(picture).isVisible();
        desk.page().waitForCondition(() -> (Boolean) picture.evaluate("image => image.naturalWidth > 0"));
        CHROMIUM.looksRight("project-quarantine");
        desk.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Review series"))
                .click();
        desk.shows("Why these images were held back");
    }

    /** The rows are put there, so that each stands as long as somebody looks. */
    @Test
    void anExportIsFollowedAndSaved() {
        sitDown();
        desk.signIn("lea").project().follow("Export");
        desk.shows("Nobody has asked for an export yet.");
        CHROMIUM.looksRight("project-export");
        desk.press("Export as CSV");
        Locator save = desk.page()
                .getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Save CSV").setExact(true));
        assertThat(save).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG));
        assertThat(desk.page().locator("#exports")).not().hasAttribute("hx-trigger", "every 2s");
        assertThat(desk.page().waitForDownload(save::click).suggestedFilename()).endsWith(".csv");
        putExport("FAILED", 60);
        putExport("INTERRUPTED", 50);
        String running = putExport("RUNNING", 0);
        desk.project("/export");
        Locator row = desk.page().locator("#export-" + running);
        assertThat(row).containsText("2 of 9 cases written");
        CHROMIUM.looksRight("project-export-all");
        save.focus();
        advance(running, "cases_done = 7");
        assertThat(row)
                .containsText("7 of 9 cases written", new LocatorAssertions.ContainsTextOptions().setTimeout(LONG));
        assertThat(save).isFocused();
        advance(running, "state = 'FAILED', reason = 'ROLE_MISSING'");
        assertThat(row)
                .containsText(
                        "may not export this project any more",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(LONG));
        assertThat(row.getByRole(AriaRole.BUTTON)).isVisible();
    }

    private String putExport(String state, int secondsAgo) {
        String id = Ids.random();
        jdbc.sql("""
                insert into dataset_export (id, project_id, format, requested_by, requested_at, state, attempt, alive_at,
                    cases_total, cases_done, reason)
                values (:id, :project, 'json', :by, :at, :state, 1, :alive, 9, 2, 'EXPORT_NOT_WRITABLE')""")
                .param("id", id)
                .param("project", world.team().projectId())
                .param("by", world.idOf("lea"))
                .param("at", SqlTime.of(Instant.now().minusSeconds(secondsAgo)))
                .param("alive", SqlTime.of(Instant.now().plusSeconds(600)))
                .param("state", state)
                .update();
        return id;
    }

    private void advance(String export, String set) {
        jdbc.sql("update dataset_export set " + set + " where id = :id")
                .param("id", export)
                .update();
    }

    @Test
    void filesThatDoNotArriveAreToldAndCanBeSentAgain() {
        sitDown();
        desk.signIn("dora").project("/intake");
        desk.page().locator("#files").setInputFiles(files("1.2.3.13", false, 1, 2));
        desk.page().context().setOffline(true);
        desk.press("Take in");
        assertThat(desk.page().getByRole(AriaRole.ALERT)).containsText("nothing is taken in twice");
        CHROMIUM.expectedTrouble();
        desk.page().context().setOffline(false);
        desk.press("Take in");
        assertThat(desk.heading("Taken in")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG));
        assertThat(desk.page().locator("#intake-title")).isFocused();
    }

    /** Names stay while one turns the pages, and the form takes the next files. */
    @Test
    void manyFilesStandPageByPageUnderTheirNames() {
        sitDown();
        desk.signIn("dora").project("/intake");
        desk.page()
                .locator("#files")
                .setInputFiles(
                        files("1.2.3.14", false, IntStream.rangeClosed(1, 55).toArray()));
        desk.press("Take in");
        assertThat(desk.heading("Taken in")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG));
        Locator each = desk.page().locator("#intake-files");
        each.locator("summary").click();
        assertThat(each.locator("tbody tr").last()).containsText("50.dcm");
        each.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Next"))
                .click();
        assertThat(each.locator("tbody tr")).hasCount(5);
        assertThat(each.locator("tbody tr").first()).containsText("51.dcm");
        CHROMIUM.looksRight("project-intake-many");
        desk.page().locator("#files").setInputFiles(files("1.2.3.15", false, 1, 2, 3));
        desk.press("Take in");
        assertThat(each.locator("summary"))
                .containsText("Each of the 3 files", new LocatorAssertions.ContainsTextOptions().setTimeout(LONG));
        assertThat(desk.heading("Taken in")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG));
    }

    private void sitDown() {
        world = team(ReadingTeam::threeReadersAndASenior);
        desk = new Desk(CHROMIUM, port, world);
    }

    private void seat(String who, String role) {
        person(world.team().username(who), role);
        desk.press("Add to the team");
        assertThat(desk.page().locator(".seats")).containsText(world.team().username(who));
    }

    private void person(String username, String role) {
        desk.page().locator("#user").fill(username);
        desk.page().locator("#role").selectOption(new SelectOption().setLabel(role));
    }

    private static FilePayload[] files(String series, boolean broken, int... numbers) {
        List<FilePayload> files = new ArrayList<>();
        for (int number : numbers) {
            byte[] bytes = TestObject.slice(series, number).bytes();
            files.add(new FilePayload(number + ".dcm", "application/dicom", bytes));
        }
        if (broken) {
            files.add(new FilePayload("letter.txt", "text/plain", "Dear all".getBytes(StandardCharsets.UTF_8)));
        }
        return files.toArray(FilePayload[]::new);
    }

    private void administrator() {
        desk.page().context().clearCookies();
        desk.go("/");
        String name = world.team()
                .administrator()
                .get("/api/me")
                .json()
                .path("username")
                .asText();
        desk.page().getByLabel("User name").fill(name);
        desk.page().getByLabel("Password").fill(world.team().password());
        desk.press("Sign in");
        assertThat(desk.heading("Worklist")).isVisible();
    }
}
