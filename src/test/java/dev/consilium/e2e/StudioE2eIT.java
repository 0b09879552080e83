package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.consilium.common.Ids;
import dev.consilium.identity.People;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.Team;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A designer writes the diagram, the table and a form of a protocol in the browser, and sees what is to mend. */
@OnH2
class StudioE2eIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private Team team;
    private String draft = "";

    @BeforeEach
    void aDesignerSitsDown() {
        team = new Team(port, people)
                .project("Studio " + Ids.random(), "finding-consensus")
                .member("dana", "Dana", "designer")
                .member("dirk", "Dirk", "designer")
                .member("lea", "Lea", "lead");
        go("/");
        page().getByLabel("User name").fill(team.username("dana"));
        page().getByLabel("Password").fill(team.password());
        press("Sign in");
        assertThat(page().getByRole(AriaRole.HEADING, Desk.named("Worklist"))).isVisible();
    }

    @Test
    void aTemplateIsDroppedItsParameterIsTypedAndTheShortcutSavesIt() {
        begin(Map.of("name", "Chest findings", "key", "chest-findings"));
        edit("chest-findings.bpmn", "studio-bpmn");
        page().locator(".djs-shape[data-element-id^=StartEvent] > .djs-hit")
                .first()
                .click();
        page().locator(".djs-context-pad .entry[data-action=append]").click();
        page().locator(".djs-popup .entry[data-id='append.template-consilium.scoreOverlap']")
                .click();
        Locator overlap = page().getByLabel("Minimum overlap");
        assertThat(overlap).hasValue("0.1");
        overlap.click();
        page().keyboard().press("Control+a");
        page().keyboard().type("0.25");
        page().keyboard().press("Control+s");
        assertThat(status()).containsText("Saved at");

        assertThat(text("chest-findings.bpmn"))
                .contains(
                        "<camunda:inputParameter name=\"minimumOverlap\">0.25</camunda:inputParameter>",
                        "id=\"Task_ScoreOverlap\"",
                        "id=\"Flow_CaseReady_ScoreOverlap\"",
                        "camunda:delegateExpression=\"${scoreOverlapDelegate}\"",
                        "<camunda:failedJobRetryTimeCycle>");
        assertThat(findings("chest-findings.bpmn", "Task_ScoreOverlap"))
                .allMatch(finding -> finding.contains("Connect it to an end event."));
        assertThat(page().locator(".studio-found[data-found]")).isVisible();
        isWatermarked(".studio-canvas .bjs-powered-by");
        CHROMIUM.looksRight("studio-template");
    }

    @Test
    void findingsAreDrawnOnTheirElementsAndListedWithTheWayThere() {
        begin(Map.of("name", "To mend", "protocol", inForce()));
        String diagram = text("finding-consensus.bpmn");
        put("finding-consensus.bpmn", diagram.replace("${scoreAgreementDelegate}", "${guessAgreementDelegate}"));
        put("routing.dmn", text("routing.dmn").replace("P2190D", "P1D"));
        edit("finding-consensus.bpmn", "studio-bpmn");

        Locator mark = page().locator(".djs-overlays[data-container-id=Task_ScoreAgreement] .studio-mark");
        mark.click();
        assertThat(page().locator(".studio-card")).containsText("It names no delegate of the catalogue.");
        assertThat(page().locator(".studio-card")).containsText("Choose a step from the templates");
        assertThat(page().locator(".studio-findings a")).hasText("routing.dmn");
        isWatermarked(".studio-canvas .bjs-powered-by");
        CHROMIUM.looksRight("studio-findings");
        press("Score agreement");
        assertThat(page().locator(".bio-properties-panel-header-label")).hasText("Score agreement");
        page().locator(".studio-findings a").click();
        ready("studio-dmn");
        assertThat(page().locator(".studio-findings")).containsText("L24");
    }

    @Test
    void theMapOpensTheFlowIsPreviewedAndEverythingIsPlacedAnewOnRequest() {
        begin(Map.of("name", "Looked over", "protocol", inForce()));
        edit("finding-consensus.bpmn", "studio-bpmn");
        press("Overview map");
        assertThat(page().locator(".djs-minimap.open")).isVisible();
        press("Flow preview");
        assertThat(page().locator("[data-island=studio-bpmn] .djs-palette")).isHidden();
        assertThat(page().locator(".djs-container.simulation, .simulation .djs-container"))
                .isVisible();
        press("Flow preview");
        assertThat(page().locator("[data-island=studio-bpmn] .djs-palette")).isVisible();

        String before = text("finding-consensus.bpmn");
        page().onDialog(sure -> sure.accept());
        press("Place anew");
        assertThat(status()).containsText("Saved at");
        String after = text("finding-consensus.bpmn");
        assertThat(drawn(after)).isEqualTo(drawn(before));
        assertThat(after).isNotEqualTo(before);
    }

    private static Set<String> drawn(String diagram) {
        return Pattern.compile("bpmnElement=\"(\\w+)\"")
                .matcher(diagram)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aCellOfATableIsTypedAndKept() {
        begin(Map.of("name", "Routing", "protocol", inForce()));
        edit("routing.dmn", "studio-dmn");
        Locator cell = page().locator("td.input-cell").first();
        cell.click();
        page().keyboard().press("Control+a");
        page().keyboard().type(">= 4");
        page().keyboard().press("Control+s");
        assertThat(status()).containsText("Saved at");

        assertThat(text("routing.dmn")).contains("<text>&gt;= 4</text>", "camunda:versionTag=");
        assertThat(findings("routing.dmn", "Definitions_routing")).isEmpty();
        isWatermarked(".studio-table .bjs-powered-by");
        CHROMIUM.looksRight("studio-table");
    }

    @Test
    void aFieldIsAddedToAFormAndSeenBesideAsPeopleWillSeeIt() {
        begin(Map.of("name", "Form", "protocol", inForce()));
        edit("first-read.form", "studio-form");
        assertThat(page().locator(".fjs-palette-field[data-field-type=textarea]"))
                .isVisible();
        assertThat(
                        page().locator(
                                        ".fjs-palette-field[data-field-type=html], .fjs-palette-field[data-field-type=filepicker]"))
                .hasCount(0);
        page().locator(".fjs-palette-field[data-field-type=textarea]").focus();
        page().keyboard().press("Enter");
        assertThat(page().locator(".studio-preview").getByLabel("Text area")).isVisible();
        assertThat(page().locator(".studio-preview").getByLabel("Haemorrhage")).isVisible();
        page().keyboard().press("Control+s");
        assertThat(status()).containsText("Saved at");

        assertThat(text("first-read.form")).contains("\"label\": \"Text area\"", "\"id\": \"first-read\"");
        assertThat(findings("first-read.form", "file")).isEmpty();
        isWatermarked(".studio-form .fjs-powered-by-link");
        isWatermarked(".studio-preview .fjs-powered-by-link");
        CHROMIUM.looksRight("studio-form");
    }

    @Test
    void theSecondDesignerOfAFileIsToldAndNothingIsOverwritten() {
        begin(Map.of("name", "Two at once", "protocol", inForce()));
        edit("first-read.form", "studio-form");
        String theirs = text("first-read.form").replace("How sure are you", "How certain are you");
        team.as("dirk")
                .putText(file("first-read.form"), theirs, "If-Match", "\"1\"")
                .expect(200);

        page().locator(".fjs-palette-field[data-field-type=number]").focus();
        page().keyboard().press("Enter");
        assertThat(page().getByRole(AriaRole.ALERT)).containsText("Dirk has changed this file since you opened it.");
        assertThat(CHROMIUM.expectedTrouble()).isNotEmpty().allMatch(trouble -> trouble.contains(" 409"));
        assertThat(text("first-read.form")).isEqualTo(theirs);
    }

    @Test
    void whoMayNotEditSeesTheDiagramWithWhatIsToMend() {
        begin(Map.of("name", "Looked at", "protocol", inForce()));
        page().context().clearCookies();
        go("/");
        page().getByLabel("User name").fill(team.username("lea"));
        page().getByLabel("Password").fill(team.password());
        press("Sign in");
        edit("finding-consensus.bpmn", "studio-bpmn");
        assertThat(page().locator(".studio-properties, .djs-palette")).hasCount(0);
        assertThat(page().locator(".studio-found")).containsText("nothing against this draft");
        isWatermarked(".studio-canvas .bjs-powered-by");
    }

    private Page page() {
        return CHROMIUM.page();
    }

    private void go(String path) {
        page().navigate("http://localhost:" + port + path);
    }

    private void press(String button) {
        page().getByRole(AriaRole.BUTTON, Desk.named(button)).first().click();
    }

    private void edit(String file, String island) {
        go("/drafts/" + draft + "/files/" + file);
        ready(island);
    }

    private void ready(String island) {
        page().locator("[data-island=" + island + "][data-ready]").waitFor();
        page().locator(".studio-found[data-found]").waitFor();
    }

    private Locator status() {
        return page().locator("[data-island] > .hint[role=status]");
    }

    /** The logo is what stands at its own middle, so nothing lies over it. */
    private void isWatermarked(String logo) {
        Locator mark = page().locator(logo).first();
        mark.scrollIntoViewIfNeeded();
        assertThat(mark).isVisible();
        assertThat(mark.evaluate("""
                mark => {
                  const box = mark.getBoundingClientRect();
                  const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                  return mark.contains(there);
                }""")).isEqualTo(true);
    }

    private void begin(Map<String, String> asked) {
        draft = team.as("dana")
                .post("/api/projects/" + team.projectId() + "/drafts", asked)
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    private String inForce() {
        return team.as("lea")
                .get("/api/projects/" + team.projectId())
                .expect(200)
                .json()
                .path("protocol")
                .path("digest")
                .asText();
    }

    private String file(String name) {
        return "/api/drafts/" + draft + "/files/" + name;
    }

    private String text(String name) {
        return team.as("dana").get(file(name)).expect(200).text();
    }

    private void put(String name, String text) {
        String revision = team.as("dana").get("/api/drafts/" + draft).json().path("files").findParents("name").stream()
                .filter(file -> file.path("name").asText().equals(name))
                .map(file -> file.path("revision").asText())
                .findFirst()
                .orElseThrow();
        team.as("dana")
                .putText(file(name), text, "If-Match", "\"" + revision + "\"")
                .expect(200);
    }

    private Stream<String> findings(String file, String element) {
        JsonNode found = team.as("dana")
                .get("/api/drafts/" + draft + "/findings")
                .expect(200)
                .json()
                .path("findings");
        return StreamSupport.stream(found.spliterator(), false)
                .filter(one -> one.path("file").asText().equals(file))
                .filter(one -> one.path("element").asText().equals(element))
                .map(JsonNode::toString);
    }
}
