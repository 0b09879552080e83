package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.consilium.scenario.CaseSteps;
import dev.consilium.study.TestObject;
import dev.consilium.testing.OnPostgresql;
import dev.consilium.testing.ReadingTeam;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A designer draws a protocol from nothing, or one more step into a shipped one, and people read by it. */
@OnPostgresql
class FromNothingE2eIT extends CaseSteps {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final double START = 90_000;

    private ReadingTeam world;
    private Desk desk;

    @BeforeEach
    void sitDown() {
        world = team(cast -> {
            ReadingTeam.threeReadersAndASenior(cast);
            cast.member("des", "Desiree", "designer");
            cast.member("spe", "Spela", "specialist");
            cast.member("spo", "Sporus", "specialist");
        });
        desk = new Desk(CHROMIUM, port, world).signIn("des");
        desk.page().setViewportSize(1920, 1080);
        desk.project().follow("Protocol");
    }

    @Test
    void anEmptyDiagramBecomesAGroundTruth() {
        begin();
        twoReadersAreEnough();
        twoReadersMayAgree();
        theFormAsksForAnImpression();
        aClassIsAddedAndDescribed();
        aDiagramIsDrawn();
        aFictitiousCaseIsRead();
        recordedLabelsAreReplayed();
        somebodyElseApproves("two-readers", "0.1.0", "Nodules, read twice.");
        aCaseIsReadByIt();
    }

    @Test
    void aSecondSpecialistIsAskedByAShippedProtocol() {
        desk.page().locator("#name").fill("Second specialist");
        desk.press("Begin").follow("finding-consensus.bpmn");
        aSecondReviewIsDrawn();
        somebodyElseApproves("finding-consensus", "2.2.0", "Two specialists, not one.");
        String opened = aNewCase();
        handIn("ada", opened, uncertain("infarct"));
        for (String specialist : List.of("spe", "spo")) {
            handIn(specialist, opened, decision(world, "correct", "labels", labels("atrophy")));
        }
        assertThat(truthOf(opened)).contains("atrophy");
    }

    private void aSecondReviewIsDrawn() {
        DiagramEditor editor = new DiagramEditor(opened("studio-bpmn"));
        editor.write("General", "Version tag", "2.2.0");
        editor.remove("Flow_SpecialistReview_Settled");
        String second =
                editor.append("CallActivity_SpecialistReview", "SpecialistReviewProcess", "Second specialist review");
        editor.connect(second, "Gateway_Settled");
        editor.connect("BoundaryEvent_Unusable", "Gateway_ToQuarantine");
        editor.connect("BoundaryEvent_EdgeCase", "Gateway_ToBoard");
        List.of("Uncertain", "Late", "UsedUp")
                .forEach(event -> editor.connect("BoundaryEvent_" + event, "Gateway_ToArbitration"));
        save();
        assertThat(desk.page().locator(".studio-found")).containsText("nothing against this draft");
    }

    private void handIn(String who, String opened, Map<String, Object> content) {
        String task =
                Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> task(who, opened), id -> !id.isEmpty());
        act(world, who, task, "claim", Map.of()).expect(200);
        complete(world, who, task, content).expect(200);
    }

    private void begin() {
        desk.page().locator("#name").fill("Two readers and an arbiter");
        desk.page().locator("#from").selectOption("empty");
        desk.page().locator("#key").fill("two-readers");
        desk.press("Begin");
        desk.shows("two-readers.bpmn", "No case of this protocol gets a ground truth.");
    }

    private void twoReadersAreEnough() {
        add("staffing.dmn");
        type("tbody tr:has-text('Head CT and MR') td.output-cell", "2");
    }

    private void twoReadersMayAgree() {
        add("routing.dmn");
        type("tbody tr:nth-child(4) td.input-cell", ">= 2");
    }

    private void add(String file) {
        desk.follow("Overview")
                .write("Add a table, a form, or a copy of a shared diagram", file)
                .press("Add");
    }

    private void type(String cell, String text) {
        Page page = opened("studio-dmn");
        page.locator(cell).first().click();
        page.keyboard().press("Control+a");
        page.keyboard().type(text);
        save();
    }

    private void theFormAsksForAnImpression() {
        add("first-read.form");
        Page page = opened("studio-form");
        page.locator(".fjs-palette-field[data-field-type=textarea]").focus();
        page.keyboard().press("Enter");
        page.locator(".fjs-element:has-text('Text area')").last().click();
        page.locator(".bio-properties-panel-group-header:has-text('General')").click();
        page.getByLabel("Field label").fill("Impression");
        assertThat(page.locator(".studio-preview").getByLabel("Impression")).isVisible();
        save();
    }

    private void aClassIsAddedAndDescribed() {
        desk.follow("schema.json");
        Page page = opened("studio-schema");
        desk.press("Add a class");
        page.getByLabel("Code").last().fill("nodule");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .last()
                .fill("Nodule");
        save();
        desk.follow("guideline.md");
        opened("studio-guideline");
        Locator text = page.getByLabel("Text of guideline.md");
        text.fill(text.inputValue() + "\n\n## Nodule\n\nA round opacity of **3 mm** or more.\n");
        assertThat(page.locator(".studio-rendered")).containsText("A round opacity of 3 mm or more.");
        save();
    }

    private void aDiagramIsDrawn() {
        desk.follow("two-readers.bpmn");
        DiagramEditor editor = new DiagramEditor(opened("studio-bpmn"));
        editor.remove("EndEvent_CaseClosed");
        String staffing = editor.append("StartEvent_CaseReady", "table", "Decide staffing");
        editor.write("What it is told", "Table", "staffing");
        String select = editor.append(staffing, "selectStaff", "Select readers");
        editor.choose("What it is told", "Level", "${readerLevel}");
        editor.choose("What it is told", "Round", "new");
        String found = editor.appendPlain(select, "exclusive-gateway", "Readers found?");
        String reading = editor.append(found, "BlindedReadingProcess", "Blinded readings");
        String score = editor.append(reading, "scoreAgreement", "Score agreement");
        String wait = editor.append(found, "wait.StaffAvailable", "Staff available");
        editor.move(wait, -180, 40);
        editor.connect(wait, select);
        editor.takenWhere(found, reading, "${staffed}");
        editor.isDefault(found, wait);
        String consensus = editor.append(score, "buildConsensus", "Build consensus");
        String route = editor.append(consensus, "table", "Decide route");
        String way = editor.appendPlain(route, "exclusive-gateway", "Which way?");
        String record = editor.append(way, "recordGroundTruth", "Record ground truth");
        String arbitration = editor.append(way, "SeniorArbitrationProcess", "Senior arbitration");
        editor.connect(arbitration, record);
        editor.takenWhere(way, record, "${route == 'accept'}");
        editor.isDefault(way, arbitration);
        editor.move(arbitration, 0, 130);
        List.of("EdgeCase", "Uncertain", "Late", "UsedUp")
                .forEach(event -> editor.connect("BoundaryEvent_" + event, arbitration));
        String exclude = editor.append("BoundaryEvent_Unusable2", "closeCase", "Exclude case");
        editor.choose("What it is told", "Ending", "excluded");
        editor.appendPlain(exclude, "none-end-event", "Excluded");
        editor.connect("BoundaryEvent_EdgeCase2", exclude);
        editor.connect("BoundaryEvent_Unusable", exclude);
        String audit = editor.append(record, "QualityAuditProcess", "Quality audit");
        String close = editor.append(audit, "closeCase", "Close case");
        editor.appendPlain(close, "none-end-event", "Case done");
        editor.see();
        assertThat(desk.page().locator(".studio-found")).containsText("nothing against this draft");
        save();
        CHROMIUM.looksRight("studio-drawn");
    }

    private void aFictitiousCaseIsRead() {
        Page page = desk.follow("Dry run").press("Begin").page();
        page.locator("[data-drawn]").waitFor(new Locator.WaitForOptions().setTimeout(START));
        SandboxE2eIT.goOn(page);
        assertThat(page.locator("[data-asked] .fjs-form").getByLabel("Impression"))
                .isVisible();
        while (page.getByText("The case has ended").count() == 0) {
            String asked = String.valueOf(page.locator("[data-asked]").getAttribute("data-asked"));
            Locator form = page.locator(".form-place");
            if (form.getByLabel("Nodule").count() > 0) {
                form.getByLabel("Nodule").check();
                form.getByLabel("How sure are you").fill("90");
            } else {
                form.getByRole(AriaRole.RADIO).first().check();
            }
            desk.press("Hand in");
            page.waitForFunction(
                    "asked => document.querySelector('[data-asked]').dataset.asked !== asked || !document.querySelector('.form-place')",
                    asked);
            SandboxE2eIT.goOn(page);
        }
        desk.shows("Record ground truth", "Close case");
        desk.press("End the dry run");
    }

    private void recordedLabelsAreReplayed() {
        String table = "case_id,rater,label\n1,a,yes\n1,b,yes\n2,a,yes\n2,b,no\n";
        Page page = desk.follow("Replay").page();
        page.getByLabel("Labels (CSV)")
                .setInputFiles(new FilePayload("mine.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
        desk.press("Run it");
        Locator figures = page.locator("table.figures");
        figures.waitFor(new Locator.WaitForOptions().setTimeout(START));
        assertThat(figures).containsText("mine.csv");
        assertThat(page.locator("[data-island=studio-counts] [data-drawn]")).hasCount(1);
    }

    private void somebodyElseApproves(String key, String version, String note) {
        desk.follow("Deploy").write("What changed, and why", note).press("Ask for deployment");
        String address = desk.page().url();
        desk.signIn("lea").page().navigate(address);
        desk.sign().press("Approve and deploy");
        desk.project("/protocol").shows(key, version, note);
    }

    private void aCaseIsReadByIt() {
        String opened = aNewCase();
        List<String> readers = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> List.of("ada", "ben", "cem").stream()
                                .filter(one -> !task(one, opened).isEmpty())
                                .toList(),
                        two -> two.size() > 1);
        for (String reader : readers.subList(0, 2)) {
            String task = task(reader, opened);
            act(world, reader, task, "claim", Map.of()).expect(200);
            desk.signIn(reader).work(task);
            desk.check("Nodule").page().getByLabel("How sure are you").fill("90");
            desk.write("Impression", "One nodule, upper left.");
            desk.handIn("Hand in the reading");
        }
        assertThat(truthOf(opened)).contains("nodule");
    }

    /** As soon as it is recorded, whether the case is audited or not. */
    private String truthOf(String opened) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> jdbc.sql("select labels from ground_truth where case_id = :case")
                                .param("case", opened)
                                .query(String.class)
                                .optional()
                                .orElse(""),
                        labels -> !labels.isEmpty());
    }

    /** The task of this case that somebody may take, if there is one. */
    private String task(String who, String opened) {
        return world.tasks(who)
                .filter(task -> task.path("case").asText().equals(opened))
                .map(task -> task.path("id").asText())
                .findFirst()
                .orElse("");
    }

    private String aNewCase() {
        Map<String, byte[]> files = new TreeMap<>();
        IntStream.rangeClosed(1, 3)
                .forEach(number -> files.put(
                        number + ".dcm", TestObject.slice("1.2.3.77", number).bytes()));
        return world.team()
                .as("dora")
                .postFiles("/api/projects/" + world.team().projectId() + "/studies?wait=60s", files)
                .expect(200)
                .json()
                .path("series")
                .path(0)
                .path("case")
                .asText();
    }

    private Page opened(String island) {
        desk.page().locator("[data-island=" + island + "][data-ready]").waitFor();
        return desk.page();
    }

    private void save() {
        desk.page().keyboard().press("Control+s");
        assertThat(desk.page().locator("[data-island] [role=status]").first()).containsText("Saved at");
    }
}
