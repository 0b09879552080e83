package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.scenario.AuditSteps;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.PhantomSeries;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.testing.Team;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tutorials as they are told, on images of a phantom that is computed for them. */
@OnH2
class TutorialE2eIT extends AuditSteps {

    private static final String SHIPPED = "finding-consensus";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void anAnnotatorReads() {
        Desk desk = desk("Phantoms, to be read", SHIPPED, ReadingTeam::threeReadersAndASenior);
        TutorialPage tutorial = new TutorialPage("annotator", CHROMIUM);
        desk.signIn("ada");
        tutorial.picture("annotator-worklist", desk.page().locator("#worklist"));
        desk.take();
        scrollToTheBall(desk);
        desk.check("Other finding").check("Uncertain: somebody more experienced should decide");
        desk.page().getByLabel("How sure are you").fill("40");
        desk.write("Comment", "A ball that does not belong there");
        tutorial.picture("annotator-reading");
        desk.handIn("Hand in the reading");
        tutorial.picture("annotator-handed-in");
        tutorial.isTold();
    }

    @Test
    void aReaderDrawsLesions() {
        Desk desk = desk(
                "Phantoms, with lesions",
                "lesion-double-read",
                cast -> ReadingTeam.readers(
                        cast.member("spe", "Spela", "specialist").member("sen", "Senta", "senior"), "ada", "ben"));
        TutorialPage tutorial = new TutorialPage("first-reading", CHROMIUM);
        desk.signIn("ada").take();
        Page page = desk.page();
        scrollToTheBall(desk);
        desk.press("Keys");
        tutorial.picture("first-reading-keys");
        desk.press("Close").press("Brush");
        paintABall(desk);
        page.mouse().wheel(0, 100);
        paintABall(desk);
        desk.drag(80, 45, 82, 45);
        assertThat(page.locator(".lesions .mask code")).isVisible();
        tutorial.picture("first-reading-painted");
        desk.press("Box").drag(97, 55, 114, 72);
        assertThat(page.locator(".lesions tbody tr")).hasCount(2);
        tutorial.picture("first-reading-box", page.locator(".slices"));
        page.getByLabel("How sure are you").fill("80");
        page.locator("[data-kept=saved]").waitFor();
        tutorial.look();
        page.keyboard().press("Control+Enter");
        assertThat(page.getByText("is in 2 pieces")).isVisible();
        tutorial.picture("first-reading-odd", desk.heading("Your reading"));
        tutorial.isTold();
    }

    private static void paintABall(Desk desk) {
        for (int y = 57; y <= 70; y += 4) {
            desk.drag(58, y, 69, y);
        }
    }

    @Test
    void aSpecialistValidates() {
        ReadingTeam world = world("Phantoms, to be validated", SHIPPED, team -> {
            ReadingTeam.readers(team, "ada", "ben", "cem", "dan", "eve");
            team.member("sam", "Samira", "specialist").member("sen", "Senta", "senior");
        });
        for (String reader : List.of("ada", "ben", "cem")) {
            read(world, reader, reader.equals("cem") ? "artefact-limits-reading" : "other-finding");
        }
        read(world, "dan", "no-finding");
        read(world, "eve", "other-finding");
        world.claim("sam", "specialist-review");
        Desk desk = new Desk(CHROMIUM, port, world);
        TutorialPage tutorial = new TutorialPage("specialist", CHROMIUM);
        desk.signIn("sam");
        tutorial.look();
        desk.follow("Open").ready();
        desk.page().locator("[data-island=marks][data-ready]").waitFor();
        scrollToTheBall(desk);
        tutorial.picture("specialist-review");
        desk.check("Return: one reading goes back to its reader")
                .choose("Which reading?", "Reader 1")
                .choose("Reason", "The images limit what can be said")
                .write("Comment", "Please look at the ball once more");
        desk.press("Draw on the image").drag(25, 25, 39, 39);
        desk.page().getByLabel("What is there, of place 1").fill("the ball");
        tutorial.picture("specialist-return", desk.page().locator(".slices"));
        desk.handIn("Hand in");
        tutorial.isTold();
    }

    @Test
    void aSeniorSettles() {
        ReadingTeam world = world("Phantoms, to be settled", SHIPPED, ReadingTeam::threeReadersAndASenior);
        disagree(world, "ada", "ben", "cem");
        world.claim("sen", "arbitration");
        Desk desk = new Desk(CHROMIUM, port, world);
        TutorialPage tutorial = new TutorialPage("senior", CHROMIUM);
        desk.signIn("sen");
        tutorial.look();
        desk.follow("Open").ready();
        scrollToTheBall(desk);
        tutorial.picture("senior-readings");
        desk.check("None is right: my own labels");
        desk.page().getByLabel("Other finding").last().check();
        desk.choose("Reason", "The guideline does not settle it")
                .write("Comment", "A ball, which the guideline does not know");
        desk.sign();
        tutorial.picture("senior-decision", desk.heading("Readings, in random order"));
        desk.handIn("Sign and decide");
        tutorial.isTold();
    }

    @Test
    void aSeniorSettlesLesions() {
        ReadingTeam world = world("Phantoms, to be outlined", "lesion-double-read", team -> {
            ReadingTeam.readers(team, "ada", "ben");
            team.member("sam", "Samira", "specialist").member("sen", "Senta", "senior");
        });
        outlineTheBall(world, "ada", 0, 11);
        outlineTheBall(world, "ben", 5, 9);
        complete(world, "sam", world.claim("sam", "specialist-review"), Map.of("decision", Map.of("kind", "uncertain")))
                .expect(200);
        world.claim("sen", "arbitration");
        Desk desk = new Desk(CHROMIUM, port, world);
        TutorialPage tutorial = new TutorialPage("first-arbitration", CHROMIUM);
        desk.signIn("sen").follow("Open").ready();
        Page page = desk.page();
        page.locator("[data-island=places][data-ready]").waitFor();
        page.locator("[data-island=lesions][data-ready]").waitFor();
        tutorial.look();
        page.getByRole(AriaRole.BUTTON, Desk.named("Show lesion 1")).click();
        whole(page);
        tutorial.picture("arbitration-readings", page.locator(".slices"));
        desk.press("Keys");
        tutorial.look();
        page.locator("dialog").getByRole(AriaRole.BUTTON).click();
        desk.press("Side by side");
        whole(page);
        tutorial.picture("arbitration-side-by-side", page.locator(".slices"));
        page.getByRole(AriaRole.RADIO, Desk.named("All that any of them has")).check();
        desk.check("Lesion by lesion");
        tutorial.picture("arbitration-answers", desk.heading("Lesions side by side"));
        desk.choose("Reason", "Another reason")
                .write("Comment", "The edge is soft")
                .sign();
        desk.handIn("Sign and decide");
        tutorial.isTold();
    }

    private void outlineTheBall(ReadingTeam world, String reader, int aside, int radius) {
        MaskBuilder ball = new MaskBuilder(new GridShape(PhantomSeries.SLICES, 128, 128));
        for (int slice = 9; slice < 18; slice++) {
            for (int row = 0; row < 128; row++) {
                double half = Math.sqrt(
                        Math.max(0, radius * radius - Math.pow(2.0 * (slice - 13), 2) - Math.pow(row - 63.5, 2)));
                int start = row * 128 + 64 + aside;
                ball.add(slice, start - (int) Math.round(half), start + (int) Math.round(half));
            }
        }
        RunLengthMask mask = ball.build();
        String task = world.claim(reader, "reading");
        world.team()
                .as(reader)
                .postBytes("/api/tasks/" + task + "/masks", mask.bytes())
                .expect(200);
        Map<String, Object> outline =
                Map.of("class", "lesion-outline", "kind", "mask", "geometry", Map.of("digest", mask.digest()));
        complete(world, reader, task, Map.of("labels", List.of(outline), "confidence", 0.8, "flags", List.of()))
                .expect(200);
    }

    private static void whole(Page page) {
        page.waitForFunction("() => !document.querySelector('.view.waiting')");
    }

    @Test
    void anAuditorChecks() {
        deploy();
        ReadingTeam world = world("Phantoms, to be audited", AUDITED, team -> {
            ReadingTeam.threeReadersAndASenior(team);
            team.member("ava", "Ava", "auditor");
        });
        List.of("ada", "ben", "cem").forEach(reader -> read(world, reader, "other-finding"));
        world.claim("ava", "audit");
        Desk desk = new Desk(CHROMIUM, port, world);
        TutorialPage tutorial = new TutorialPage("auditor", CHROMIUM);
        desk.signIn("ava");
        tutorial.look();
        desk.follow("Open").ready();
        scrollToTheBall(desk);
        tutorial.picture("auditor-audit");
        desk.check("Passed: the ground truth stands")
                .choose("First finding: how severe?", "Minor")
                .choose("First finding: what is it about?", "How the case was handled")
                .write("First finding: what did you find?", "Nobody said which rod is the brightest");
        desk.sign();
        tutorial.picture("auditor-verdict", desk.heading("Your verdict"));
        desk.handIn("Sign the audit");
        tutorial.isTold();
    }

    @Test
    void aDataManagerTakesImagesIn() {
        ReadingTeam world = world("Phantoms, taken in", SHIPPED, ReadingTeam::threeReadersAndASenior);
        world.team()
                .as("dora")
                .postFiles(
                        "/api/projects/" + world.team().projectId() + "/studies?wait=60s",
                        PhantomSeries.withAGap("1.2.3.6"))
                .expect(200);
        world.offered("dora", "quarantine");
        Desk desk = new Desk(CHROMIUM, port, world);
        TutorialPage tutorial = new TutorialPage("data-manager", CHROMIUM);
        desk.signIn("dora");
        tutorial.look();
        desk.project("/intake");
        tutorial.picture("data-manager-intake");
        desk.project("/quarantine");
        tutorial.picture("data-manager-quarantine");
        desk.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Review"))
                .click();
        tutorial.look();
        desk.press("Take this task").ready();
        desk.check("Release for reading").write("Reason", "Two ranges were scanned");
        tutorial.picture("data-manager-review");
        desk.handIn("Decide");
        tutorial.isTold();
    }

    @Test
    void aLeadLooksAfterAProject() {
        ReadingTeam world = world("Phantoms, looked after", SHIPPED, ReadingTeam::threeReadersAndASenior);
        List.of("ada", "ben", "cem").forEach(reader -> read(world, reader, "other-finding"));
        until(world, "state", "ACCEPTED");
        Desk desk = new Desk(CHROMIUM, port, world);
        TutorialPage tutorial = new TutorialPage("lead", CHROMIUM);
        desk.signIn("lea").follow("Projects").follow("Phantoms, looked after");
        tutorial.picture("lead-project");
        desk.project("/cases");
        tutorial.look();
        desk.follow(world.caseId().substring(0, 8));
        assertThat(desk.heading("Ground truth")).isVisible();
        tutorial.picture("lead-case");
        desk.project("/agreement");
        tutorial.picture("lead-agreement");
        desk.project("/export").press("Export as JSON");
        assertThat(desk.page().getByText("Save JSON"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        tutorial.look();
        tutorial.isTold();
    }

    @Test
    void aDesignerDeploysAProtocol() {
        ReadingTeam world = world("Phantoms, with a protocol of their own", SHIPPED, team -> {
            ReadingTeam.threeReadersAndASenior(team);
            team.member("dana", "Dana", "designer");
        });
        Desk desk = new Desk(CHROMIUM, port, world);
        TutorialPage tutorial = new TutorialPage("first-protocol", CHROMIUM);
        desk.signIn("dana").project();
        desk.follow("Protocol");
        desk.page().locator("#name").fill("Aneurysms too");
        tutorial.picture("first-protocol-begin", desk.heading("Begin a draft"));
        desk.press("Begin");
        tutorial.picture("first-protocol-draft");
        aClassIsAdded(desk, tutorial);
        aRuleIsMadeStricter(desk, tutorial);
        theVersionIsRaised(desk, tutorial);
        desk.follow("Compare");
        desk.page()
                .locator("[data-island=studio-compare][data-differences]")
                .first()
                .waitFor();
        tutorial.picture("first-protocol-compare", desk.page().locator("h2:has-text('routing.dmn')"));
        aFictitiousCaseIsRead(desk, tutorial);
        desk.follow("Deploy");
        desk.write("What changed, and why", "Aneurysms are read from now on, and agreement has to be surer.");
        tutorial.picture("first-protocol-ask", desk.heading("Ask for its deployment"));
        desk.press("Ask for deployment");
        tutorial.look();
        String address = desk.page().url();
        desk.signIn("lea");
        desk.page().navigate(address);
        desk.page().getByLabel("Your password, to sign").fill(world.team().password());
        tutorial.picture("first-protocol-approve", desk.heading("Waits for a second person"));
        desk.press("Approve and deploy");
        desk.project("/protocol");
        tutorial.picture("first-protocol-versions");
        desk.follow("Answers that the version in force touches")
                .shows("Aneurysm", "never asked for a class that is new");
        CHROMIUM.looksRight("studio-touched");
        newCasesAskForTheClass(desk, world);
        tutorial.isTold();
    }

    private static void aClassIsAdded(Desk desk, TutorialPage tutorial) {
        Page page = desk.follow("schema.json").page();
        page.locator("[data-island=studio-schema][data-ready]").waitFor();
        desk.press("Add a class");
        page.getByLabel("Code").first().fill("aneurysm");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .first()
                .fill("Aneurysm");
        page.getByLabel("Critical: a missed one is grave").check();
        isSaved(page);
        tutorial.picture("first-protocol-schema", page.locator(".schema-split"));
    }

    private static void aRuleIsMadeStricter(Desk desk, TutorialPage tutorial) {
        Page page = desk.follow("routing.dmn").page();
        page.locator("[data-island=studio-dmn][data-ready]").waitFor();
        page.locator("td.input-cell").nth(1).click();
        page.keyboard().press("Control+a");
        page.keyboard().type(">= 0.97");
        page.keyboard().press("Control+s");
        isSaved(page);
        tutorial.picture("first-protocol-table");
    }

    private static void theVersionIsRaised(Desk desk, TutorialPage tutorial) {
        Page page = desk.follow("finding-consensus.bpmn").page();
        page.locator("[data-island=studio-bpmn][data-ready]").waitFor();
        page.locator(".bio-properties-panel-group-header")
                .filter(new Locator.FilterOptions().setHasText("General"))
                .first()
                .click();
        Locator tag = page.getByLabel("Version tag");
        tag.fill("2.2.0");
        page.keyboard().press("Control+s");
        isSaved(page);
        tutorial.picture("first-protocol-diagram");
    }

    private static void isSaved(Page page) {
        assertThat(page.locator("[data-island] [role=status]").first()).containsText("Saved at");
    }

    private static void aFictitiousCaseIsRead(Desk desk, TutorialPage tutorial) {
        Page page = desk.follow("Dry run").press("Begin").page();
        page.locator("[data-drawn]").waitFor(new Locator.WaitForOptions().setTimeout(90_000));
        desk.press("Go on until somebody is asked");
        assertThat(page.locator("[data-asked] .fjs-form").getByLabel("Aneurysm"))
                .isVisible();
        tutorial.picture("first-protocol-dry-run");
        desk.press("End the dry run");
    }

    private static void newCasesAskForTheClass(Desk desk, ReadingTeam world) {
        world.team()
                .as("dora")
                .postFiles(
                        "/api/projects/" + world.team().projectId() + "/studies?wait=60s",
                        PhantomSeries.fine("1.2.3.99", 64, 24))
                .expect(200);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> world.tasks("ada").count() == 2);
        desk.signIn("ada");
        List<Integer> asked = world.tasks("ada")
                .map(task -> task.path("id").asText())
                .map(task -> {
                    world.team()
                            .as("ada")
                            .post("/api/tasks/" + task + "/claim", Map.of())
                            .expect(200);
                    return desk.work(task).page().getByLabel("Aneurysm").count();
                })
                .sorted()
                .toList();
        assertThat(asked).as("the running case keeps its version").containsExactly(0, 1);
    }

    private Desk desk(String project, String protocol, Consumer<Team> cast) {
        return new Desk(CHROMIUM, port, world(project, protocol, cast));
    }

    private ReadingTeam world(String project, String protocol, Consumer<Team> cast) {
        return new ReadingTeam(port, people, project, protocol, cast, PhantomSeries.whole("1.2.3.5"));
    }

    /** The ball of the phantom is in the slices around 14. */
    private static void scrollToTheBall(Desk desk) {
        Page page = desk.page();
        Locator slider = page.getByRole(AriaRole.SLIDER);
        for (int slice = 1; slice < 14; slice++) {
            slider.press("ArrowRight");
        }
        assertThat(page.locator(".slices [data-status]")).hasText("Slice 14 of " + PhantomSeries.SLICES);
        page.waitForFunction("() => [...document.querySelectorAll('.slices img')].every(image => image.complete)"
                + " && !document.querySelector('.view.waiting')");
        page.evaluate("scrollTo(0, 0)");
    }
}
