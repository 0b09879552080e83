package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.consilium.e2e.Desk.named;
import static dev.consilium.e2e.Outlining.disc;
import static dev.consilium.e2e.Outlining.outline;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.consilium.identity.People;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.testing.CalibratedReaders;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolDeployment;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A reader draws a box, types another and hands the lesions in; a senior answers them one by one. */
@OnH2
class LesionE2eIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String SURE = "sure-lesions";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProtocolDeployment deployment;

    private ReadingTeam world;

    @BeforeEach
    void aTeamWithACase() {
        world = new ReadingTeam(
                port,
                people,
                "browser",
                "lesion-double-read",
                cast -> ReadingTeam.readers(
                        cast.member("spe", "Spela", "specialist").member("sen", "Senta", "senior"), "ada", "ben"));
    }

    @Test
    void lesionsAreDrawnOrTypedAndHandedIn() {
        Page page = signedIn("ada");
        page.getByRole(AriaRole.BUTTON, named("Take")).first().click();
        page.locator("[data-island=lesions][data-ready]").waitFor();
        page.locator("[data-island=form][data-ready]").waitFor();
        page.locator(".slices[data-ready]").waitFor();
        assertThat(page.getByLabel("Findings")).hasCount(0);
        assertThat(page.getByText("No lesion marked.")).isVisible();

        page.getByRole(AriaRole.SLIDER).press("ArrowRight");
        desk().drag(10, 12, 30, 42);
        assertThat(page.getByLabel("x0 of lesion 1")).hasValue("10");
        assertThat(page.getByLabel("y1 of lesion 1")).hasValue("42");
        assertThat(page.getByLabel("First slice of lesion 1")).hasValue("2");
        page.getByLabel("Last slice of lesion 1").fill("3");

        page.getByRole(AriaRole.BUTTON, named("Add a box")).click();
        page.getByLabel("Class of lesion 2").selectOption("other-lesion");
        page.getByLabel("x0 of lesion 2").fill("40");
        page.getByLabel("x1 of lesion 2").fill("35");
        page.getByLabel("How sure are you").fill("70");
        page.getByRole(AriaRole.BUTTON, named("Hand in the reading")).click();
        assertThat(page.getByText("Lesion 2: x0 must be below x1 and y0 below y1."))
                .isVisible();
        assertThat(page.getByText("Lesion 2: What it looks like must be given."))
                .isVisible();
        page.getByLabel("x1 of lesion 2").fill("60.5");
        page.getByLabel("What it looks like of lesion 2").fill("simple cyst");
        assertThat(page.locator(".overlay rect")).hasCount(2);
        CHROMIUM.looksRight("lesions");
        page.getByRole(AriaRole.BUTTON, named("Delete lesion 1")).click();
        assertThat(page.locator(".overlay rect")).hasCount(1);
        desk().drag(30, 42, 10, 12);
        page.getByRole(AriaRole.BUTTON, named("Hand in the reading")).click();
        assertThat(page.getByText("Handed in. Thank you.")).isVisible();
        assertThat(jdbc.sql(
                                "select a.content from annotation a join reading r on r.id = a.reading_id where r.case_id = :case")
                        .param("case", world.caseId())
                        .query(String.class)
                        .single())
                .contains(
                        "{\"attributes\":{\"what\":\"simple cyst\"},\"class\":\"other-lesion\",\"geometry\":{\"firstSlice\":1,\"lastSlice\":1,\"x0\":40,\"x1\":60.5,",
                        "\"geometry\":{\"firstSlice\":1,\"lastSlice\":1,\"x0\":10,\"x1\":30,\"y0\":12,\"y1\":42},\"kind\":\"box\"");
    }

    @Test
    void lesionsThatWereNotHandedInAreThereAgain() {
        Page page = signedIn("ada");
        page.getByRole(AriaRole.BUTTON, named("Take")).first().click();
        page.locator("[data-island=lesions][data-ready]").waitFor();
        page.locator("[data-island=form][data-ready]").waitFor();
        page.locator(".slices[data-ready]").waitFor();
        desk().drag(10, 12, 30, 42);
        Awaitility.await()
                .until(() -> jdbc.sql("select count(*) from task_draft where content like '%\"x1\":30%'")
                                .query(Integer.class)
                                .single()
                        == 1);
        page.reload();
        page.locator("[data-island=lesions][data-ready]").waitFor();
        assertThat(page.getByLabel("x1 of lesion 1")).hasValue("30");
        assertThat(page.getByText("This is what you had entered")).isVisible();
    }

    @Test
    void howSureAReaderIsOfALesionIsAskedAndKeptAndExported() {
        deployment.deploy(sureOfNodules());
        world = new ReadingTeam(
                port,
                people,
                "sure",
                SURE,
                cast -> ReadingTeam.readers(cast.member("sen", "Senta", "senior"), "ada", "ben"));
        CalibratedReaders.in(jdbc, world.team().projectId(), "lesion-double-read");
        String task = world.claim("ada", "reading");
        Page page = desk().signIn("ada").work(task).page();
        page.locator("[data-island=lesions][data-ready]").waitFor();
        desk().drag(10, 10, 30, 30);
        desk().drag(40, 40, 60, 60);
        Locator sure = page.getByLabel("How sure, in percent of lesion 1");
        page.getByLabel("Class of lesion 1").selectOption("mass");
        assertThat(sure).hasCount(0);
        page.getByLabel("Class of lesion 1").selectOption("nodule");
        sure.fill("65");
        page.getByLabel("Last slice of lesion 1").fill("2");
        page.getByLabel("Last slice of lesion 2").fill("2");
        page.locator("[data-kept=saved]").waitFor();
        page.reload();
        desk().ready();
        page.locator("[data-island=lesions][data-ready]").waitFor();
        assertThat(sure).hasValue("65");
        assertThat(page.getByLabel("How sure, in percent of lesion 2")).hasValue("");
        CHROMIUM.picture("how-sure");
        page.getByLabel("How sure are you").fill("70");
        page.getByRole(AriaRole.BUTTON, named("Hand in the reading")).click();
        assertThat(page.getByText("Handed in. Thank you.")).isVisible();
        Map<String, Object> certain = new HashMap<>(box("nodule", 10, 30));
        certain.put("confidence", 0.9);
        world.complete("ben", LesionE2eIT.reading(certain, box("nodule", 40, 60)));
        String export = "/api/projects/" + world.team().projectId() + "/export?format=json";
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        world.team().as("lea").get(export).expect(200).json().findValuesAsText("confidence"))
                .contains("0.65", "0.9"));
    }

    private static ProtocolBundle sureOfNodules() {
        ProtocolBundle shipped = new ProtocolLibrary().protocol("lesion-double-read");
        List<ProtocolFile> files = new ArrayList<>(shipped.files());
        files.remove(shipped.diagram());
        files.remove(shipped.get("schema.json"));
        files.add(file(SURE + ".bpmn", shipped.diagram().text().replace("LesionDoubleRead", "SureLesions")));
        files.add(file(
                "schema.json",
                shipped.get("schema.json").text().replaceFirst("\"kind\": \"box\",", "$0 \"confidence\": true,")));
        return new ProtocolBundle(SURE, files);
    }

    private static ProtocolFile file(String name, String text) {
        return new ProtocolFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aSeniorAnswersLesionByLesionAndSigns() {
        world.complete("ada", LesionE2eIT.reading(box("nodule", 10, 30), box("other-lesion", 40, 60)));
        world.complete("ben", LesionE2eIT.reading(box("nodule", 14, 34)));
        handOn();
        world.claim("sen", "arbitration");
        Page page = signedIn("sen");
        page.getByRole(AriaRole.LINK, named("Open")).first().click();
        page.locator("[data-island=places][data-ready]").waitFor();
        page.locator("[data-island=form][data-ready]").waitFor();
        assertThat(page.locator(".places tbody tr")).hasCount(2);
        page.locator("[data-island=lesions][data-ready]").waitFor();
        page.locator(".slices[data-ready]").waitFor();
        whatIsDrawnIsLookedAt(page);
        page.getByLabel("Lesion by lesion").check();
        page.getByLabel("Half way between them").check();
        page.locator(".fjs-form-field-select:has-text('Reason') .fjs-input-group")
                .last()
                .click();
        page.getByText("A finding was called that is not there").click();
        page.getByLabel("Your password, to sign").fill(world.team().password());
        page.getByRole(AriaRole.BUTTON, named("Sign and decide")).click();
        assertThat(page.getByText("Lesion 2: say what is to become of it.")).isVisible();
        page.getByRole(AriaRole.GROUP, named("Lesion 2"))
                .getByLabel("Corrected:")
                .check();
        page.getByLabel("x0 of lesion 2").fill("42");
        CHROMIUM.looksRight("places");
        page.getByRole(AriaRole.BUTTON, named("Sign and decide")).click();
        assertThat(page.getByText("Handed in. Thank you.")).isVisible();
        assertThat(jdbc.sql("""
                        select l.action || ' ' || l.label from decision_lesion l join decision d on d.id = l.decision_id
                        where d.case_id = :case order by l.lesion""")
                        .param("case", world.caseId())
                        .query(String.class)
                        .list())
                .satisfiesExactly(
                        merged -> assertThat(merged).startsWith("MERGE").contains("\"x0\":12,\"x1\":32"),
                        edited -> assertThat(edited).startsWith("EDIT").contains("\"x0\":42,\"x1\":60"));
    }

    @Test
    void aSeniorStepsThroughOutlinesAndHidesThem() {
        outline(world, "ada", disc(30, 30, 14), Map.of());
        outline(world, "ben", disc(38, 30, 9), Map.of());
        handOn();
        world.claim("sen", "arbitration");
        Page page = signedIn("sen");
        page.getByRole(AriaRole.LINK, named("Open")).first().click();
        page.locator("[data-island=places][data-ready]").waitFor();
        page.locator("[data-island=form][data-ready]").waitFor();
        assertThat(page.locator(".outlined path")).hasCount(4);
        assertThat(page.getByAltText("Slice 2 with lesion 1")).isVisible();
        assertThat(page.getByText("In some readings only:")).isVisible();
        page.getByLabel("Slice of lesion 1").press("ArrowRight");
        assertThat(page.getByAltText("Slice 3 with lesion 1")).isVisible();
        CHROMIUM.looksRight("outlines");
        page.locator(".toggles").getByLabel("Only in some readings").uncheck();
        page.locator(".toggles").getByLabel("Reader 1").uncheck();
        assertThat(page.locator(".outlined path")).hasCount(2);
    }

    @Test
    void aSeniorComparesReadingsOnTheViewerAndMergesThemByUnion() {
        RunLengthMask one = disc(30, 30, 14);
        RunLengthMask other = disc(38, 30, 9);
        outline(world, "ada", one, Map.of(), box("nodule", 50, 60));
        outline(world, "ben", other, Map.of());
        aSpecialistSeesThemToo();
        world.claim("sen", "arbitration");
        Page page = signedIn("sen");
        page.getByRole(AriaRole.LINK, named("Open")).first().click();
        page.locator("[data-island=places][data-ready]").waitFor();
        page.locator("[data-island=lesions][data-ready]").waitFor();
        page.locator("[data-island=form][data-ready]").waitFor();
        page.locator(".slices[data-ready]").waitFor();
        page.getByRole(AriaRole.BUTTON, named("Show lesion 1")).first().click();
        assertThat(page.locator("[data-status]")).hasText("Slice 2 of 3");
        Locator drawn = page.locator(".layers path");
        assertThat(drawn).hasCount(5);
        CHROMIUM.looksRight("layers");
        Locator image = page.locator(".viewer .view");
        Locator said = page.locator("[data-said]");
        image.press("1");
        assertThat(said).hasText("Hidden: Reader 1");
        assertThat(page.locator(".viewer")).hasAttribute("data-tool", "window");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Reader 1"))).hasAttribute("aria-pressed", "false");
        image.press("Shift+K");
        assertThat(said).hasText("Only Reader 1");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Reader 2"))).hasAttribute("aria-pressed", "false");
        image.press("Shift+K");
        assertThat(said).hasText("Only Reader 2");
        image.press("Shift+A");
        image.press("Shift+O");
        assertThat(drawn).hasCount(5);
        sideBySide(page);
        page.getByLabel("Lesion by lesion").check();
        page.getByRole(AriaRole.GROUP, named("Lesion 1"))
                .getByLabel("All that any of them has")
                .check();
        page.getByRole(AriaRole.GROUP, named("Lesion 2")).getByLabel("has it").check();
        CHROMIUM.looksRight("side-by-side");
        page.locator("[data-kept=saved]").waitFor();
        page.reload();
        page.locator("[data-island=places][data-ready]").waitFor();
        page.locator("[data-island=form][data-ready]").waitFor();
        page.locator(".slices[data-ready]").waitFor();
        assertThat(page.getByRole(AriaRole.GROUP, named("Lesion 1")).getByLabel("All that any of them has"))
                .isChecked();
        page.locator(".fjs-form-field-select:has-text('Reason') .fjs-input-group")
                .last()
                .click();
        page.getByText("A finding was called that is not there").click();
        page.getByLabel("Your password, to sign").fill(world.team().password());
        page.getByRole(AriaRole.BUTTON, named("Sign and decide")).click();
        assertThat(page.getByText("Handed in. Thank you.")).isVisible();
        assertThat(jdbc.sql("""
                        select l.merged_by || ' ' || l.label from decision_lesion l join decision d on d.id = l.decision_id
                        where d.case_id = :case and l.lesion = 1""")
                        .param("case", world.caseId())
                        .query(String.class)
                        .single())
                .startsWith("UNION")
                .contains(one.or(other).digest());
        benSeesWhatItCameTo();
    }

    private void aSpecialistSeesThemToo() {
        String review = world.claim("spe", "specialist-review");
        Page page = signedIn("spe");
        page.navigate("http://localhost:" + port + "/tasks/" + review);
        page.locator("[data-island=readings][data-ready]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        page.locator(".slices[data-ready]").waitFor();
        assertThat(page.locator(".layers path")).hasCount(4);
        assertThat(page.locator("body")).not().containsText("Result");
        CHROMIUM.looksRight("review-layers");
        whatIsDrawnIsLookedAt(page);
        Awaitility.await().until(() -> world.team()
                .as("spe")
                .get("/api/tasks/" + review + "/draft")
                .json()
                .at("/content/labels")
                .isEmpty());
        uncertain(review);
    }

    /** While it is drawn, not only when it is handed in. */
    private static void whatIsDrawnIsLookedAt(Page page) {
        Locator island = page.locator("[data-island=lesions][data-ready]");
        island.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add a box"))
                .click();
        island.getByLabel("x0 of lesion 1").fill("2");
        island.getByLabel("x1 of lesion 1").fill("5");
        island.getByLabel("y0 of lesion 1").fill("2");
        island.getByLabel("y1 of lesion 1").fill("5");
        assertThat(page.locator("#lesion-fault-1")).containsText("mm");
        island.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete lesion 1"))
                .click();
        assertThat(page.locator("#lesion-fault-1")).hasCount(0);
    }

    /** The box that only Ada had stands, so Ben differed. */
    private void benSeesWhatItCameTo() {
        Desk desk = desk().signIn("ben");
        desk.follow("Feedback");
        desk.follow("Open the feedback on case " + world.caseId().substring(0, 8));
        Page page = desk.page();
        page.locator("[data-island=readings][data-ready]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        page.locator(".slices[data-ready]").waitFor();
        assertThat(page.locator(".layers path")).hasCount(4);
        CHROMIUM.looksRight("feedback-layers");
        page.locator(".viewer .view").press("1");
        assertThat(page.locator("[data-said]")).hasText("Hidden: Your reading");
        page.locator(".viewer .view").press("Shift+S");
        assertThat(page.locator(".copy")).hasCount(2);
    }

    /** Whatever moves one picture moves all. */
    private static void sideBySide(Page page) {
        page.locator(".viewer .view").press("Shift+S");
        Locator panes = page.locator(".copy");
        assertThat(panes).hasCount(3);
        for (Locator pane : panes.all()) {
            assertThat(pane.locator("path").first()).isAttached();
        }
        panes.nth(1).hover();
        page.mouse().wheel(0, 100);
        assertThat(page.locator("[data-status]")).hasText("Slice 3 of 3");
        String before = page.locator(".layers g").getAttribute("transform");
        page.locator(".viewer .view").press("+");
        assertThat(page.locator(".layers g")).not().hasAttribute("transform", before);
        String moved = page.locator(".layers g").getAttribute("transform");
        assertThat(panes.nth(2).locator("g")).hasAttribute("transform", moved);
        page.getByRole(AriaRole.BUTTON, named("Move")).click();
        BoundingBox pane = panes.first().boundingBox();
        page.mouse().move(pane.x + 50, pane.y + 50);
        page.mouse().down();
        page.mouse().move(pane.x + 70, pane.y + 60);
        page.mouse().up();
        assertThat(page.locator(".layers g")).not().hasAttribute("transform", moved);
        assertThat((Boolean) page.evaluate("""
                        () => {
                          const pixels = (canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                          const [shown, ...copies] = document.querySelectorAll('.canvas canvas, .copy canvas');
                          const own = pixels(shown);
                          return own.some((value) => value > 40 && value < 255)
                              && copies.every((copy) => pixels(copy).every((value, at) => value === own[at]));
                        }""")).isTrue();
    }

    private void handOn() {
        uncertain(world.claim("spe", "specialist-review"));
    }

    private void uncertain(String review) {
        world.team()
                .as("spe")
                .post("/api/tasks/" + review + "/complete", Map.of("decision", Map.of("kind", "uncertain")))
                .expect(200);
    }

    private static Map<String, Object> reading(Object... labels) {
        return Map.of("labels", List.of(labels), "confidence", 0.8, "flags", List.of());
    }

    private static Map<String, Object> box(String labelClass, double from, double to) {
        Map<String, Object> geometry =
                Map.of("x0", from, "y0", from, "x1", to, "y1", to, "firstSlice", 0, "lastSlice", 1);
        return Map.of(
                "class",
                labelClass,
                "kind",
                "box",
                "geometry",
                geometry,
                "attributes",
                labelClass.equals("nodule") ? Map.of() : Map.of("what", "cyst"));
    }

    private Page signedIn(String who) {
        return desk().signIn(who).page();
    }

    private Desk desk() {
        return new Desk(CHROMIUM, port, world);
    }
}
