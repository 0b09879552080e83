package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.consilium.e2e.Desk.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.consilium.common.Ids;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.VoxelAffine;
import dev.consilium.imaging.maskfile.MaskFiles;
import dev.consilium.scenario.CaseSteps;
import dev.consilium.study.TestObject;
import dev.consilium.testing.ApiClient;
import dev.consilium.testing.CalibratedReaders;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A reader draws points, lines, outlines and masks with every tool the label schema asks for, on images that were sent from the head
 * down and are shown the other way round.
 */
@OnH2
class DrawE2eIT extends CaseSteps {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final int SIDE = 64;
    private static final GridShape GRID = new GridShape(5, SIDE, SIDE);
    private static final double PIXEL_MM = 0.5;

    private ReadingTeam world;
    private String task;

    @BeforeEach
    void aReaderWithACase() {
        world = new ReadingTeam(
                port,
                people,
                "browser-" + Ids.random(),
                "lesion-double-read",
                cast -> ReadingTeam.readers(cast.member("sen", "Senta", "senior"), "ada", "ben"),
                images());
        CalibratedReaders.in(jdbc, world.team().projectId(), "lesion-double-read");
        task = world.claim("ada", "reading");
    }

    @Test
    void anOutlineIsDrawnPointByPointAndMendedAndKept() {
        Page page = reading();
        tool("Outline");
        click(10, 10);
        click(30, 10);
        click(33, 22);
        page.keyboard().press("Backspace");
        click(30, 30);
        click(10, 30);
        page.keyboard().press("Enter");
        assertThat(page.locator(".lesions summary")).hasText("4 points");
        desk().drag(30, 30, 34, 36);
        shiftClick(20, 10);
        assertThat(page.locator(".lesions summary")).hasText("5 points");
        page.keyboard().press("Control+z");
        assertThat(page.locator(".lesions summary")).hasText("4 points");
        page.keyboard().press("Control+y");
        assertThat(page.locator(".lesions summary")).hasText("5 points");
        drafted("\"points\":[[10,10],[20,10],[30,10],[34,36],[10,30]]");
        page.reload();
        ready();
        tool("Outline");
        shiftClick(20, 10);
        assertThat(page.locator(".lesions summary")).hasText("4 points");
        page.locator(".lesions summary").click();
        assertThat(page.getByLabel("y of point 3 of lesion 1")).hasValue("36");
        page.getByLabel("y of point 3 of lesion 1").fill("35.5");
        page.getByLabel("How sure are you").fill("70");
        CHROMIUM.looksRight("drawn");
        click(50, 50);
        page.getByRole(AriaRole.BUTTON, named("Hand in the reading")).click();
        assertThat(page.getByText("An outline is still open")).isVisible();
        page.locator(".viewer .view").press("Escape");
        page.getByRole(AriaRole.BUTTON, named("Hand in the reading")).click();
        assertThat(page.getByText("Handed in. Thank you.")).isVisible();
        assertThat(handedIn())
                .contains("{\"attributes\":{},\"class\":\"cross-section\",\"geometry\":{\"points\":"
                        + "[[10,10],[30,10],[34,35.5],[10,30]],\"slice\":0},\"kind\":\"polygon\"}");
    }

    @Test
    void anOutlineIsDrawnByHandOrAsASmoothCurve() {
        Page page = reading();
        tool("Outline");
        List<double[]> circle = new ArrayList<>();
        for (int degrees = 0; degrees < 360; degrees += 4) {
            double turn = Math.toRadians(degrees);
            circle.add(new double[] {32 + 14 * Math.cos(turn), 32 + 14 * Math.sin(turn)});
        }
        path(circle);
        assertThat(page.locator(".lesions summary")).hasCount(1);
        tool("Curve");
        click(5, 50);
        click(15, 45);
        click(20, 55);
        click(10, 60);
        click(5, 50);
        assertThat(page.locator(".lesions summary").last()).hasText("32 points");
        JsonNode labels = draftedLabels(2);
        JsonNode drawn = labels.at("/0/geometry/points");
        assertThat(drawn.size()).isBetween(12, 60);
        drawn.forEach(point -> assertThat(
                        Math.hypot(point.path(0).asDouble() - 32, point.path(1).asDouble() - 32))
                .isCloseTo(14, within(0.2)));
        assertThat(area(drawn)).isCloseTo(Math.PI * 14 * 14, within(8.0));
        JsonNode curve = labels.at("/1/geometry/points");
        assertThat(curve.get(0).toString()).isEqualTo("[5,50]");
        assertThat(curve.get(8).toString()).isEqualTo("[15,45]");
        assertThat(curve.get(24).toString()).isEqualTo("[10,60]");
    }

    @Test
    void anOutlineIsReadByKeysAlone() {
        Page page = reading();
        Keyboard keys = new Keyboard(page).to("Add an outline").press("Enter");
        assertThat(page.getByLabel("Slice of lesion 1")).isFocused();
        keys.press("Control+a").type("2");
        for (String coordinate : List.of("8", "9", "40", "9", "40", "33", "8", "33")) {
            keys.press("Tab");
            while (!(Boolean) page.evaluate("() => document.activeElement.matches('li input')")) {
                keys.press("Tab");
            }
            keys.press("Control+a").type(coordinate);
        }
        keys.to("Put a point in after point 4 of lesion 1").press("Enter");
        assertThat(page.getByLabel("x of point 5 of lesion 1")).isFocused();
        keys.backTo("Put a point in after point 4 of lesion 1")
                .to("Delete point 4 of lesion 1")
                .press("Enter");
        keys.backTo("How sure are you").type("60");
        keys.to("Hand in the reading").press("Enter");
        assertThat(page.getByText("Handed in. Thank you.")).isVisible();
        assertThat(handedIn()).contains("\"points\":[[8,9],[40,9],[40,33],[8,21]],\"slice\":1}");
    }

    @Test
    void pointsLinesAndTurnedBoxesAreDrawnWhereTheSchemaHasThem() {
        Page page = CHROMIUM.page();
        page.route("**/tasks/" + task, DrawE2eIT::withEveryKind);
        reading();
        tool("Point");
        click(12.5, 20);
        tool("Line");
        click(5, 5);
        click(15, 9);
        click(25, 5);
        page.keyboard().press("Enter");
        tool("Turned box");
        desk().drag(30, 40, 50, 50);
        page.getByLabel("Angle of lesion 3").fill("30");
        page.getByLabel("How sure, in percent of lesion 3").fill("65");
        drafted("\"confidence\":0.65");
        String kept = draftedLabels(3).toString();
        assertThat(kept)
                .contains(
                        "{\"slice\":0,\"x\":12.5,\"y\":20}",
                        "{\"slice\":0,\"points\":[[5,5],[15,9],[25,5]]}",
                        "{\"slice\":0,\"x\":40,\"y\":45,\"width\":20,\"height\":10,\"angle\":30}");
        assertThat(corner(3)).isEqualTo(List.of(33.84, 35.67));
        page.reload();
        ready();
        assertThat(page.getByLabel("Angle of lesion 3")).hasValue("30");
        assertThat(page.getByLabel("How sure, in percent of lesion 3")).hasValue("65");
        assertThat(page.getByLabel("x of lesion 1")).hasValue("12.5");
        tool("Point");
        desk().drag(12.5, 20, 14.5, 22);
        assertThat(page.getByLabel("y of lesion 1")).hasValue("22");
        page.keyboard().press("Control+z");
        assertThat(page.getByLabel("y of lesion 1")).hasValue("20");
    }

    @Test
    void masksAreFilledCutAndBridgedAndExportedWhereTheyWerePainted(@TempDir Path directory) throws IOException {
        Page page = reading();
        tool("Brush");
        page.locator(".viewer summary").getByText("Values").click();
        tool("Region");
        click(30.5, 30.5);
        assertThat(page.locator(".viewer [data-said]")).containsText("Set the values first");
        page.getByLabel("from").fill("50");
        click(30.5, 30.5);
        says("400 voxels, slices 1 to 1");
        assertThat(page.locator(".viewer [data-value]")).hasText("value 100");
        page.locator(".view").press("End");
        page.locator(".view").press("ArrowUp");
        page.locator(".view").press("ArrowUp");
        click(30.5, 30.5);
        says("800 voxels, slices 1 to 3");
        page.getByRole(AriaRole.BUTTON, named("Fill between the slices of lesion 1"))
                .click();
        says((800 + between(0, 2).size()) + " voxels, slices 1 to 3");
        page.keyboard().press("Control+z");
        says("800 voxels, slices 1 to 3");
        page.keyboard().press("Control+y");
        tool("Brush");
        page.getByLabel("Size").fill("1");
        desk().drag(10.5, 44.5, 50.5, 44.5);
        says((800 + between(0, 2).size()) + " voxels, slices 1 to 3");
        page.getByLabel("from").fill("");
        tool("Fill inside");
        path(List.of(at(5, 5), at(13, 5), at(13, 12), at(5, 12), at(5, 5.5)));
        tool("Cut inside");
        path(List.of(at(9, 0), at(20, 0), at(20, 20), at(9, 20), at(9, 1)));
        assertThat(digest()).hasAttribute("title", expected(true).digest());
        page.locator(".viewer summary").getByText("Values").click();
        CHROMIUM.looksRight("filled");
        page.getByRole(AriaRole.BUTTON, named("Undo")).click();
        page.getByRole(AriaRole.BUTTON, named("Undo")).click();
        RunLengthMask mask = expected(false);
        assertThat(digest()).hasAttribute("title", mask.digest());
        page.getByLabel("How sure are you").fill("80");
        page.getByRole(AriaRole.BUTTON, named("Hand in the reading")).click();
        assertThat(page.getByText("Handed in. Thank you.")).isVisible();
        drawnByBen(mask);
        until(world, "state", "ACCEPTED");
        liesWhereItWasPainted(exported(directory), mask);
    }

    @Test
    void classesAreChosenByKeysAndSaid() {
        Page page = reading();
        page.locator(".view").press("6");
        assertThat(page.locator(".viewer [data-said]")).hasText("Class: Outline on one slice. Tool: Outline");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Outline on one slice")))
                .hasAttribute("aria-pressed", "true");
        page.locator(".view").press("2");
        assertThat(page.locator(".viewer [data-said]")).hasText("Class: Mass. Tool: Box");
        desk().drag(10, 10, 40, 40);
        assertThat(page.getByLabel("Class of lesion 1")).hasValue("mass");
        Locator eraser = page.getByRole(AriaRole.BUTTON, named("Eraser"));
        assertThat(eraser).isHidden();
        page.locator(".view").press("5");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Brush"))).hasAttribute("aria-pressed", "true");
        assertThat(eraser).isVisible();
        eraser.focus();
        page.keyboard().press("d");
        assertThat(eraser).isHidden();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Box"))).isFocused();
        page.locator(".view").press("e");
        assertThat(eraser).hasAttribute("aria-pressed", "true");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Outline of a lesion")))
                .hasAttribute("aria-pressed", "true");
        page.locator(".view").press("w");
        assertThat(eraser).isVisible();
    }

    @Test
    void whatIsFoundWhileDrawingNamesTheLesionAndLeadsToIt() {
        Page page = reading();
        desk().drag(10, 10, 40, 40);
        page.locator(".view").press("PageDown");
        tool("Outline");
        click(10, 10);
        click(30, 30);
        click(30, 10);
        click(10, 30);
        page.keyboard().press("Enter");
        Locator fault = page.locator("#lesion-fault-2");
        assertThat(fault).containsText("The outline crosses itself");
        assertThat(page.getByLabel("Class of lesion 2")).hasAttribute("aria-describedby", "lesion-fault-2");
        page.locator(".view").press("Home");
        page.locator(".faults")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Lesion 2"))
                .click();
        assertThat(page.locator(".slices [data-status]")).hasText("Slice 5 of 5");
        assertThat(page.getByLabel("Class of lesion 2")).isFocused();
        CHROMIUM.looksRight("faults");
        page.locator(".lesions summary").click();
        for (int point = 1; point <= 4; point++) {
            page.getByLabel("y of point " + point + " of lesion 2").fill("20");
        }
        page.getByLabel("How sure are you").fill("80");
        page.getByRole(AriaRole.BUTTON, named("Hand in the reading")).click();
        assertThat(page.locator(".form-messages")).containsText("Lesion 2: ");
        assertThat(CHROMIUM.expectedTrouble()).isNotEmpty().allMatch(trouble -> trouble.contains("422"));
        page.locator(".view").press("Home");
        page.getByRole(AriaRole.BUTTON, named("Go there")).click();
        assertThat(page.locator(".slices [data-status]")).hasText("Slice 5 of 5");
        page.getByRole(AriaRole.BUTTON, named("Delete lesion 2")).click();
        assertThat(page.locator(".faults")).isHidden();
    }

    /** Five images from the head down, each with a square of 100 HU that lies one pixel further right in the next. */
    private static Map<String, byte[]> images() {
        Map<String, byte[]> files = new TreeMap<>();
        for (int number = 1; number <= 5; number++) {
            int[] units = new int[SIDE * SIDE];
            for (int at = 0; at < units.length; at++) {
                units[at] = isSquare(at % SIDE - number, at / SIDE) || at % SIDE > 58 && at / SIDE > 58 ? 100 : 0;
            }
            files.put(
                    number + ".dcm",
                    TestObject.image("1.2.3.4", number, SIDE, units)
                            .text(0x0020, 0x0032, "DS", "0\\0\\" + -2 * number)
                            .text(0x0020, 0x0052, "UI", "1.2.3.5")
                            .bytes());
        }
        return files;
    }

    private static boolean isSquare(int x, int y) {
        return x >= 20 && x < 40 && y >= 25 && y < 45;
    }

    /** On a slice as it is shown: the last image first. */
    private static boolean isSquareOn(int slice, int x, int y) {
        return isSquare(x - (5 - slice), y);
    }

    private static RunLengthMask expected(boolean withCorner) {
        MaskBuilder mask = new MaskBuilder(GRID);
        List<Integer> bridge = between(0, 2);
        for (int slice = 0; slice < 3; slice++) {
            for (int at = 0; at < SIDE * SIDE; at++) {
                int x = at % SIDE;
                int y = at / SIDE;
                boolean filled = withCorner && slice == 2 && x >= 5 && x < 9 && y >= 5 && y < 12;
                if (filled || (slice == 1 ? bridge.contains(at) : isSquareOn(slice, x, y))) {
                    mask.add(slice, at, at + 1);
                }
            }
        }
        return mask.build();
    }

    /** Pixels half way between the squares of two slices, from the distances of each to all others. */
    private static List<Integer> between(int from, int to) {
        List<Integer> pixels = new ArrayList<>();
        for (int at = 0; at < SIDE * SIDE; at++) {
            if (depth(from, at) + depth(to, at) > 1e-9) {
                pixels.add(at);
            }
        }
        return pixels;
    }

    private static double depth(int slice, int at) {
        boolean inside = isSquareOn(slice, at % SIDE, at / SIDE);
        double nearest = Double.MAX_VALUE;
        for (int other = 0; other < SIDE * SIDE; other++) {
            if (isSquareOn(slice, other % SIDE, other / SIDE) != inside) {
                nearest = Math.min(nearest, Math.hypot(other % SIDE - at % SIDE, other / SIDE - at / SIDE));
            }
        }
        return inside ? nearest : -nearest;
    }

    private void drawnByBen(RunLengthMask mask) {
        String other = world.claim("ben", "reading");
        ApiClient ben = world.team().as("ben");
        ben.postBytes("/api/tasks/" + other + "/masks", mask.bytes()).expect(200);
        Map<String, Object> label =
                Map.of("class", "lesion-outline", "kind", "mask", "geometry", Map.of("digest", mask.digest()));
        ben.post(
                        "/api/tasks/" + other + "/complete",
                        Map.of("labels", List.of(label), "confidence", 0.8, "flags", List.of()))
                .expect(200);
    }

    /** Masks of the archive, of each kind of file. */
    private List<MaskVolume> exported(Path directory) throws IOException {
        ApiClient lea = world.team().as("lea");
        byte[] zip = lea.get("/api/projects/" + world.team().projectId() + "/export?format=zip", "application/zip")
                .expect(200)
                .bytes();
        List<MaskVolume> masks = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().endsWith(".json")) {
                    Path file = directory.resolve("mask-" + masks.size());
                    Files.write(file, in.readAllBytes());
                    masks.add(MaskFiles.read(file));
                }
            }
        }
        return masks;
    }

    private static void liesWhereItWasPainted(List<MaskVolume> files, RunLengthMask painted) {
        assertThat(files).hasSize(2);
        for (MaskVolume file : files) {
            RunLengthMask mask = file.segments().get(0).mask();
            assertThat(mask.voxels()).isEqualTo(painted.voxels());
            VoxelAffine affine = VoxelAffine.of(file.grid());
            for (int slice = 0; slice < GRID.slices(); slice++) {
                for (int at : pixels(painted, slice)) {
                    double[] index = affine.index(
                            new double[] {PIXEL_MM * (at % SIDE), PIXEL_MM * (at / SIDE), -2.0 * (5 - slice)});
                    int pixel = (int) Math.rint(index[1]) * file.grid().shape().columns() + (int) Math.rint(index[0]);
                    assertThat(pixels(mask, (int) Math.rint(index[2]))).contains(pixel);
                }
            }
        }
    }

    private static List<Integer> pixels(RunLengthMask mask, int slice) {
        List<Integer> pixels = new ArrayList<>();
        int at = 0;
        boolean foreground = false;
        for (int run : mask.runs(slice)) {
            for (int i = 0; i < run && foreground; i++) {
                pixels.add(at + i);
            }
            at += run;
            foreground = !foreground;
        }
        return pixels;
    }

    /** Classes of the kinds the shipped schema does not have, in the place of its outline on one slice. */
    private static void withEveryKind(Route route) {
        APIResponse page = route.fetch();
        String text = page.text();
        int from = text.indexOf("{\"code\":\"cross-section\"");
        int to = text.indexOf("}]", from) + 1;
        List<String> classes = new ArrayList<>();
        for (String kind : List.of("point", "polyline", "rotated-box")) {
            classes.add(text.substring(from, to)
                    .replace("cross-section", "a-" + kind)
                    .replace("\"kind\":\"polygon\"", "\"kind\":\"" + kind + "\"")
                    .replace("\"confidence\":false", "\"confidence\":true"));
        }
        String buttons = """
                <button type="button" class="small" data-tool="point">Point</button>
                <button type="button" class="small" data-tool="polyline">Line</button>
                <button type="button" class="small" data-tool="rotated-box">Turned box</button>""";
        String window = "<button type=\"button\" class=\"small\" data-tool=\"window\"";
        String changed = text.substring(0, from) + String.join(",", classes) + text.substring(to);
        route.fulfill(new Route.FulfillOptions().setResponse(page).setBody(changed.replace(window, buttons + window)));
    }

    private static double area(JsonNode points) {
        double twice = 0;
        for (int i = 0; i < points.size(); i++) {
            JsonNode a = points.get(i);
            JsonNode b = points.get((i + 1) % points.size());
            twice += a.path(0).asDouble() * b.path(1).asDouble()
                    - b.path(0).asDouble() * a.path(1).asDouble();
        }
        return Math.abs(twice) / 2;
    }

    /** Where the first corner of a drawing is on the overlay, to hundredths of a pixel. */
    private static List<?> corner(int lesion) {
        return (List<?>) CHROMIUM.page().evaluate("""
                        n => {
                          const path = [...document.querySelectorAll('.overlay .drawing')][n - 1].getAttribute('d');
                          return path.match(/M([-\\d.]+) ([-\\d.]+)/).slice(1).map(x => Math.round(x * 100) / 100);
                        }""", lesion);
    }

    private Page reading() {
        desk().signIn("ada").go("/tasks/" + task);
        return ready();
    }

    private Page ready() {
        desk().ready();
        CHROMIUM.page().locator("[data-island=lesions][data-ready]").waitFor();
        return CHROMIUM.page();
    }

    private static void tool(String name) {
        CHROMIUM.page()
                .locator(".tools")
                .first()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private void click(double x, double y) {
        desk().drag(x, y, x, y);
    }

    private void shiftClick(double x, double y) {
        CHROMIUM.page().keyboard().down("Shift");
        click(x, y);
        CHROMIUM.page().keyboard().up("Shift");
    }

    /** With the pointer down from the first of these points to the last. */
    private void path(List<double[]> points) {
        desk().path(points);
    }

    private static double[] at(double x, double y) {
        return new double[] {x, y};
    }

    private static void says(String extent) {
        assertThat(CHROMIUM.page().locator(".lesions td.mask").first()).containsText(extent);
    }

    private static Locator digest() {
        return CHROMIUM.page().locator(".lesions td.mask code");
    }

    private void drafted(String text) {
        Awaitility.await().until(() -> draft().toString().contains(text));
    }

    private JsonNode draftedLabels(int labels) {
        Awaitility.await().until(() -> draft().at("/content/labels").size() == labels);
        // The last one may have been changed since.
        Awaitility.await()
                .until(() -> CHROMIUM.page().locator("[data-kept=saved]").isVisible());
        return draft().at("/content/labels");
    }

    private JsonNode draft() {
        try {
            var answer = world.team().as("ada").get("/api/tasks/" + task + "/draft");
            return new ObjectMapper().readTree(answer.bytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String handedIn() {
        return jdbc.sql(
                        "select a.content from annotation a join reading r on r.id = a.reading_id where r.case_id = :case")
                .param("case", world.caseId())
                .query(String.class)
                .single();
    }

    private Desk desk() {
        return new Desk(CHROMIUM, port, world);
    }
}
