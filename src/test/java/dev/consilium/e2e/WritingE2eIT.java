package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.consilium.identity.People;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A designer writes the schema and the guideline of a draft, compares it with what is in force, and talks about it. */
@OnH2
class WritingE2eIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @LocalServerPort
    int port;

    @Autowired
    People people;

    private ReadingTeam world;
    private Desk desk;

    @BeforeEach
    void aDesignerBegins() {
        world = new ReadingTeam(
                port,
                people,
                "writing",
                "finding-consensus",
                team -> ReadingTeam.threeReadersAndASenior(
                        team.member("dana", "Dana", "designer").member("dirk", "Dirk", "designer")));
        desk = new Desk(CHROMIUM, port, world).signIn("dana").project("/drafts");
    }

    @Test
    void classesAreWrittenAndComparedWithWhatIsInForce() {
        begin("Aneurysms too");
        desk.follow("schema.json");
        Page page = editor("studio-schema");
        desk.press("Add a class");
        page.getByLabel("Code").first().fill("aneurysm");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .first()
                .fill("Aneurysm");
        page.getByLabel("Critical: a missed one is grave").check();
        saved();
        CHROMIUM.looksRight("studio-schema");

        assertThat(world.team().as("dirk").get(address()).text())
                .contains("\"code\": \"aneurysm\"")
                .contains("\"critical\": true");

        anotherNameOfAStep();
        desk.follow("Compare");
        assertThat(page.locator(".difference .came").filter(new Locator.FilterOptions().setHasText("aneurysm")))
                .hasCount(2);
        page.locator("[data-island=studio-compare][data-differences='1']").waitFor();
        assertThat(page.locator(".compare-list")).containsText("Decide staffing → Ask for readers");
        CHROMIUM.looksRight("studio-compare");
    }

    private void anotherNameOfAStep() {
        String diagram = address().replace("schema.json", "finding-consensus.bpmn");
        String text = world.team().as("dirk").get(diagram).text();
        world.team()
                .as("dirk")
                .putText(diagram, text.replace("\"Decide staffing\"", "\"Ask for readers\""), "If-Match", "\"1\"")
                .expect(200);
    }

    @Test
    void aGuidelineIsSeenAsReadersWillSeeIt() {
        begin("Better words");
        desk.follow("guideline.md");
        Page page = editor("studio-guideline");
        page.getByLabel("Text of guideline.md").fill("# Words\n\n<script>alert(1)</script>\n\nMark **each** bleed.");
        assertThat(page.locator(".studio-rendered strong")).hasCount(1);
        assertThat(page.locator(".studio-rendered script")).hasCount(0);
        page.keyboard().press("Control+s");
        saved();
        CHROMIUM.looksRight("studio-guideline");
    }

    @Test
    void twoDesignersAreToldAndNothingIsLost() {
        begin("Two at once");
        desk.follow("guideline.md");
        Page dana = editor("studio-guideline");
        String file = address();
        world.team()
                .as("dirk")
                .putText(file, "# Dirk was faster", "If-Match", "\"1\"")
                .expect(200);
        dana.getByLabel("Text of guideline.md").fill("# Dana");
        assertThat(dana.getByRole(AriaRole.ALERT)).containsText("Dirk has changed this file");
        assertThat(dana.getByLabel("Text of guideline.md")).hasValue("# Dana");
        assertThat(CHROMIUM.expectedTrouble()).isNotEmpty().allMatch(trouble -> trouble.contains("409"));
        CHROMIUM.looksRight("studio-overtaken");
        assertThat(world.team().as("dirk").get(file).text()).isEqualTo("# Dirk was faster");
    }

    @Test
    void aDraftIsTalkedAboutAndItsPartsAreAddedAndRemoved() {
        begin("Talked about");
        desk.write("Comment", "Why only two readers?").press("Add the comment");
        assertThat(desk.page().locator(".studio-comments .said")).hasText("Why only two readers?");
        desk.page()
                .getByLabel("Add a table, a form, or a copy of a shared diagram")
                .fill("second-opinion.dmn");
        desk.press("Add");
        desk.follow("Overview").press("Remove second-opinion.dmn");
        CHROMIUM.looksRight("studio-draft");
        desk.project("/drafts");
        CHROMIUM.looksRight("studio-drafts");
    }

    @Test
    void anElementIsTalkedAboutBesideItsDiagram() {
        begin("Element by element");
        desk.follow("finding-consensus.bpmn");
        Page page = editor("studio-bpmn");
        page.locator("[data-element-id=Task_Route] .djs-hit").first().click();
        page.locator(".studio-talk summary").click();
        assertThat(page.locator(".studio-talk")).containsText("On Decide route");
        page.getByLabel("Comment").fill("Why not two?");
        desk.press("Add the comment");
        assertThat(page.locator(".studio-said-list .said")).hasText("Why not two?");
        assertThat(page.getByLabel("Comments on Decide route: 1")).isVisible();
        CHROMIUM.looksRight("studio-comments");

        desk.follow("Overview");
        CHROMIUM.looksRight("studio-draft-comments");
        desk.follow("Decide route");
        editor("studio-bpmn");
        assertThat(page.locator(".djs-element.selected[data-element-id=Task_Route]"))
                .isVisible();
        assertThat(page.locator(".studio-said-list")).containsText("Dana");
        CHROMIUM.picture("studio-linked-element");
        page.getByLabel("Comments on Decide route: 1").click();
        desk.press("Settled");
        assertThat(page.locator(".studio-mark.studio-said")).hasCount(0);
        assertThat(page.locator(".studio-said-list .said")).hasCount(0);

        String diagram = page.url();
        desk.signIn("lea");
        page.navigate(diagram);
        editor("studio-bpmn");
        assertThat(page.locator(".studio-talk")).containsText("On Decide route");
        page.getByLabel("Comment").fill("And a specialist?");
        desk.press("Add the comment");
        assertThat(page.getByLabel("Comments on Decide route: 1")).isVisible();
        CHROMIUM.picture("studio-comments-of-a-lead");
    }

    @Test
    void aHostileDiagramInAZipIsRefusedWithFindings() throws IOException {
        Page page = desk.page();
        String hostile = """
                <?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">&e;</definitions>""";
        page.locator("#studio-zip")
                .setInputFiles(new FilePayload("bad.zip", "application/zip", zip("processes/bad/bad.bpmn", hostile)));
        desk.press("Import");
        assertThat(page.locator(".studio-findings li").first()).containsText("L02");
        assertThat(CHROMIUM.expectedTrouble()).isNotEmpty().allMatch(trouble -> trouble.contains("422"));
        CHROMIUM.looksRight("studio-import-refused");
    }

    private void begin(String name) {
        desk.page()
                .getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .first()
                .fill(name);
        desk.press("Begin");
        assertThat(desk.heading(name)).isVisible();
    }

    private Page editor(String island) {
        desk.page().locator("[data-island=" + island + "][data-ready]").waitFor();
        return desk.page();
    }

    /** Of the file on the page, for programs. */
    private String address() {
        return desk.page().url().replace("/drafts/", "/api/drafts/").replaceFirst("http://[^/]+", "");
    }

    private void saved() {
        desk.page().locator("body[data-saved]").waitFor();
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
