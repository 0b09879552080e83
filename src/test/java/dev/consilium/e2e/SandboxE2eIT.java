package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.consilium.scenario.CaseSteps;
import dev.consilium.testing.OnPostgresql;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.testing.SettledCases;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A designer tries a draft before anybody reads by it: a fictitious case to its ground truth, and recorded labels. */
@OnPostgresql
class SandboxE2eIT extends CaseSteps {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final int START = 60_000;

    private ReadingTeam world;
    private Desk desk;
    private String draft = "";

    @BeforeEach
    void sitDown() {
        world = team(cast -> {
            ReadingTeam.threeReadersAndASenior(cast);
            cast.member("des", "Desiree", "designer");
        });
        draft = draft("Three readers");
        desk = new Desk(CHROMIUM, port, world).signIn("des");
    }

    @Test
    void aFictitiousCaseComesToItsGroundTruthByClicking() {
        desk.go("/drafts/" + draft + "/dry-run").shows("engine of its own");
        CHROMIUM.looksRight("dry-run-begin");
        desk.page().getByLabel("Priority").selectOption("urgent");
        desk.press("Begin");
        Page page = desk.page();
        page.locator("[data-drawn]").waitFor(new Locator.WaitForOptions().setTimeout(START));
        assertThat(page.locator(".bjs-powered-by")).isVisible();
        desk.press("Next step");
        desk.shows("The table staffing said");
        goOn(page);
        assertThat(page.locator("[data-asked] .fjs-form")).isVisible();
        assertThat(page.locator(".path-token").first()).isVisible();
        CHROMIUM.looksRight("dry-run-asked");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Let time pass until")))
                .click();
        desk.shows("The timer");
        while (page.getByText("The case has ended").count() == 0) {
            answer(page);
        }
        desk.shows("asks Annotator", "The case has ended: accepted", "routing", "audit-sampling");
        CHROMIUM.looksRight("dry-run-ended");
        desk.press("End the dry run");
        assertThat(page.getByRole(AriaRole.BUTTON, Desk.named("Begin"))).isVisible();
    }

    /** Whoever is asked, answers; then everything runs that can. */
    private static void answer(Page page) {
        String asked = String.valueOf(page.locator("[data-asked]").getAttribute("data-asked"));
        Locator form = page.locator(".form-place");
        if (form.getByText("Verdict").count() > 0) {
            form.getByRole(AriaRole.RADIO).first().check();
        } else {
            form.getByLabel("Infarct").check();
            form.getByRole(AriaRole.TEXTBOX).first().fill("90");
        }
        page.getByRole(AriaRole.BUTTON, Desk.named("Hand in")).click();
        page.waitForFunction(
                "asked => document.querySelector('[data-asked]').dataset.asked !== asked || !document.querySelector('.form-place')",
                asked);
        goOn(page);
    }

    /** Everything runs that can. */
    static void goOn(Page page) {
        Locator onwards = page.getByRole(AriaRole.BUTTON, Desk.named("Go on until somebody is asked"));
        if (onwards.isEnabled()) {
            String log = String.valueOf(page.locator("[data-log]").getAttribute("data-log"));
            onwards.click();
            page.waitForFunction("log => document.querySelector('[data-log]').dataset.log !== log", log);
        }
    }

    @Test
    void recordedLabelsAreReplayedAndTwoRunsAreSideBySide() {
        Map<String, String> agreed = given("infarct", "infarct", "infarct");
        SettledCases cases = new SettledCases(jdbc, world.team().projectId());
        cases.add(8, "ACCEPTED", "CONSENSUS", "infarct", agreed);
        cases.add(4, "ARBITRATED", "ARBITRATION", "atrophy", given("infarct", "atrophy", "no-finding"));
        desk.go("/drafts/" + draft + "/replay").shows("Replays of this draft", "None yet.");
        CHROMIUM.looksRight("replay-begin");
        desk.press("On the readings of this project");
        assertThat(desk.page().getByText(Pattern.compile("\\d+ of 12 cases"))).isVisible();
        Locator figures = desk.page().locator("table.figures");
        figures.waitFor(new Locator.WaitForOptions().setTimeout(START));
        assertThat(figures).containsText("readings of this project");
        assertThat(figures).containsText("1 not closed, so still blinded");
        String first = desk.page().url();

        desk.go("/drafts/" + draft + "/replay");
        desk.page()
                .getByLabel("Labels (CSV)")
                .setInputFiles(new FilePayload("mine.csv", "text/csv", table().getBytes(StandardCharsets.UTF_8)));
        desk.press("Run it");
        desk.page().getByRole(AriaRole.BUTTON, Desk.named("Cancel")).waitFor();
        desk.page()
                .waitForURL(
                        url -> url.contains("run=") && !url.equals(first),
                        new Page.WaitForURLOptions().setTimeout(START));
        assertThat(figures).containsText("mine.csv");
        desk.page()
                .getByLabel("Beside it")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        desk.press("Compare");
        assertThat(figures.locator("thead th")).hasCount(3);
        assertThat(desk.page().locator("[data-island=studio-counts] [data-drawn]"))
                .hasCount(2);
        for (int closer = 0; closer < 4; closer++) {
            desk.press("Larger");
        }
        assertThat(desk.page()
                        .locator("[data-island=studio-counts] .path-times")
                        .first())
                .isVisible();
        desk.press("Whole diagram");
        assertThat(desk.page().locator(".bjs-powered-by").first()).isVisible();
        CHROMIUM.looksRight("replay-compare");
        Locator runs = desk.page().locator("section:has(#runs) tbody tr");
        assertThat(runs).hasCount(2);
        runs.first().getByRole(AriaRole.BUTTON).click();
        assertThat(runs).hasCount(1);
        assertThat(figures).containsText("readings of this project");
    }

    private Map<String, String> given(String ada, String ben, String cem) {
        return Map.of(world.idOf("ada"), ada, world.idOf("ben"), ben, world.idOf("cem"), cem);
    }

    private static String table() {
        StringBuilder labels = new StringBuilder("case_id,rater,label\n");
        for (int one = 0; one < 20; one++) {
            for (String rater : java.util.List.of("a", "b", "c", "d", "e")) {
                labels.append("%d,%s,%s\n".formatted(one, rater, (one + rater.charAt(0)) % 5 == 0 ? "yes" : "no"));
            }
        }
        return labels.toString();
    }

    private String draft(String name) {
        String protocol = jdbc.sql("select digest from project_protocol where project_id = :id")
                .param("id", world.team().projectId())
                .query(String.class)
                .single();
        return world.team()
                .as("des")
                .post(
                        "/api/projects/" + world.team().projectId() + "/drafts",
                        Map.of("name", name, "protocol", protocol))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }
}
