package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.consilium.e2e.Desk.named;
import static dev.consilium.e2e.Outlining.outline;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.consilium.common.Ids;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.maskfile.MaskFiles;
import dev.consilium.scenario.CaseSteps;
import dev.consilium.testing.CalibratedReaders;
import dev.consilium.testing.Lie;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A reader paints a lesion; the server keeps exactly the voxels that were painted, in the slices they were painted on. */
@OnH2
class PaintE2eIT extends CaseSteps {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final int SIDE = 64;

    /** Of the planes across the slices, the one along their rows, and the one along their columns. */
    private static final int ROWWISE = 0;

    private static final int COLUMNWISE = 1;

    private ReadingTeam world;
    private String task;

    @BeforeEach
    void aReaderWithACase() {
        world = new ReadingTeam(
                port,
                people,
                "browser",
                "lesion-double-read",
                cast -> ReadingTeam.readers(
                        cast.member("spe", "Spela", "specialist").member("sen", "Senta", "senior"), "ada", "ben"));
        task = world.claim("ada", "reading");
    }

    @Test
    void whatIsPaintedIsKeptVoxelByVoxel() {
        Page page = reading();
        tool("Brush");
        page.getByLabel("Size").fill("1");
        dot(20, 20);
        desk().drag(30.5, 10.5, 40.5, 10.5);
        page.mouse().wheel(0, 100);
        assertThat(page.locator(".slices [data-status]")).hasText("Slice 2 of 3");
        desk().drag(5.5, 5.5, 5.5, 9.5);
        says("17 voxels, slices 1 to 2");
        MaskBuilder painted = new MaskBuilder(new GridShape(3, SIDE, SIDE))
                .add(0, at(30, 10), at(40, 10) + 1)
                .add(0, at(20, 20), at(20, 20) + 1);
        for (int y = 5; y < 10; y++) {
            painted.add(1, at(5, y), at(5, y) + 1);
        }
        RunLengthMask mask = painted.build();
        assertThat(digest()).hasAttribute("title", mask.digest());
        assertThat(kept(mask.digest()).bytes()).isEqualTo(mask.bytes());

        page.keyboard().press("Control+z");
        says("12 voxels, slices 1 to 1");
        page.keyboard().press("Control+y");
        says("17 voxels, slices 1 to 2");

        drafted(mask.digest());
        page.reload();
        desk().ready();
        says("17 voxels, slices 1 to 2");
        assertThat(painted(20, 20)).isTrue();
        assertThat(painted(21, 20)).isFalse();
        page.getByRole(AriaRole.BUTTON, named("Paint lesion 1")).click();
        tool("Eraser");
        page.getByLabel("Size").fill("1");
        dot(20, 20);
        says("16 voxels, slices 1 to 2");
        assertThat(painted(20, 20)).isFalse();
        page.getByLabel("How sure are you").fill("70");
        assertThat(digest()).isVisible();
        String handedIn = digest().getAttribute("title");
        CHROMIUM.looksRight("painted");
        page.getByRole(AriaRole.BUTTON, named("Hand in the reading")).click();
        assertThat(page.locator(".form-messages"))
                .containsText("Lesion 1: Outline of a lesion is in 2 pieces, and may be in 1");
        page.getByRole(AriaRole.BUTTON, named("Hand in the reading")).click();
        assertThat(page.getByText("Handed in. Thank you.")).isVisible();
        assertThat(jdbc.sql(
                                "select a.content from annotation a join reading r on r.id = a.reading_id where r.case_id = :case")
                        .param("case", world.caseId())
                        .query(String.class)
                        .single())
                .contains("\"class\":\"lesion-outline\"", "\"digest\":\"" + handedIn + "\"");
    }

    /** A corner, its other leg on the next slice: no two ways of turning or mirroring it look the same. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HEAD_FIRST")
    void whatIsPaintedComesOutOfAnExportWhereItLies(Lie lie, @TempDir Path directory) throws IOException {
        world = new ReadingTeam(
                port,
                people,
                "painted-" + Ids.random(),
                "lesion-double-read",
                cast -> ReadingTeam.readers(cast.member("sen", "Senta", "senior"), "ada", "ben"),
                lie.images());
        CalibratedReaders.in(jdbc, world.team().projectId(), "lesion-double-read");
        task = world.claim("ada", "reading");
        Page page = reading();
        tool("Brush");
        page.getByLabel("Size").fill("1");
        desk().drag(30.5, 10.5, 40.5, 10.5);
        page.locator(".view").press("ArrowDown");
        desk().drag(40.5, 10.5, 40.5, 15.5);
        MaskBuilder painted = new MaskBuilder(Lie.GRID).add(0, at(30, 10), at(40, 10) + 1);
        for (int y = 10; y <= 15; y++) {
            painted.add(1, at(40, y), at(40, y) + 1);
        }
        RunLengthMask mask = painted.build();
        assertThat(digest()).hasAttribute("title", mask.digest());
        page.getByLabel("How sure are you").fill("80");
        page.getByRole(AriaRole.BUTTON, named("Hand in the reading")).click();
        assertThat(page.getByText("Handed in. Thank you.")).isVisible();
        outline(world, "ben", mask, Map.of());
        until(world, "state", "ACCEPTED");
        List<MaskVolume> files = exported(directory);
        assertThat(files).hasSize(2);
        files.forEach(file -> lie.requirePlaces(file, mask));
    }

    /** As DICOM SEG and as NIfTI. */
    private List<MaskVolume> exported(Path directory) throws IOException {
        byte[] zip = world.team()
                .as("lea")
                .get("/api/projects/" + world.team().projectId() + "/export?format=zip", "application/zip")
                .expect(200)
                .bytes();
        List<MaskVolume> masks = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().endsWith(".json")) {
                    masks.add(
                            MaskFiles.read(Files.write(directory.resolve("mask-" + masks.size()), in.readAllBytes())));
                }
            }
        }
        return masks;
    }

    @Test
    void aBrushIsRoundAndPaintsWhereItIsSeenHoweverTheImageLies() {
        Page page = reading();
        page.locator(".viewer summary").getByText("More").click();
        for (String way : List.of("Larger", "Rotate", "Flip")) {
            page.getByRole(AriaRole.BUTTON, named(way)).click();
        }
        tool("Brush");
        page.getByLabel("Size").fill("4");
        page.locator(".view").press("]");
        assertThat(page.getByLabel("Size")).hasValue("5");
        dot(33, 30);
        says("21 voxels, slices 1 to 1");
        MaskBuilder disc = new MaskBuilder(new GridShape(3, SIDE, SIDE));
        int[] half = {1, 2, 2, 2, 1};
        for (int row = 0; row < 5; row++) {
            disc.add(0, at(33 - half[row], 28 + row), at(33 + half[row], 28 + row) + 1);
        }
        assertThat(digest()).hasAttribute("title", disc.build().digest());
    }

    @Test
    void whatIsPaintedOnAPlaneAcrossTheSlicesIsInThemVoxelByVoxel() {
        Page page = reading();
        page.locator(".view").press("m");
        assertThat(page.locator(".pane")).hasCount(2);
        tool("Brush");
        page.getByLabel("Size").fill("1");
        across(COLUMNWISE, 20.5, 0.5, 20.5, 2.5);
        says("3 voxels, slices 1 to 3");
        page.locator(".pane").nth(ROWWISE).press("ArrowDown");
        across(ROWWISE, 10.5, 1.5, 14.5, 1.5);
        says("8 voxels, slices 1 to 3");
        MaskBuilder painted = new MaskBuilder(new GridShape(3, SIDE, SIDE));
        painted.add(0, at(32, 20), at(32, 20) + 1);
        painted.add(1, at(32, 20), at(32, 20) + 1).add(1, at(10, 33), at(14, 33) + 1);
        painted.add(2, at(32, 20), at(32, 20) + 1);
        RunLengthMask mask = painted.build();
        assertThat(digest()).hasAttribute("title", mask.digest());
        assertThat(kept(mask.digest()).bytes()).isEqualTo(mask.bytes());

        page.locator(".view").press("ArrowDown");
        assertThat(painted(12, 33)).isTrue();
        page.keyboard().press("Control+z");
        says("3 voxels, slices 1 to 3");
        assertThat(painted(12, 33)).isFalse();
        CHROMIUM.looksRight("painted-across");
    }

    @Test
    void nothingIsPaintedOverAClassThatSharesNoVoxels() {
        Page page = CHROMIUM.page();
        page.route("**/tasks/" + task, PaintE2eIT::withTwoExclusiveClasses);
        reading();
        tool("Brush");
        page.getByLabel("Size").fill("1");
        desk().drag(30.5, 10.5, 40.5, 10.5);
        says("11 voxels, slices 1 to 1");
        page.getByRole(AriaRole.BUTTON, named("Paint an outline")).click();
        desk().drag(30.5, 12.5, 32.5, 12.5);
        page.getByLabel("Class of lesion 2").selectOption("other-outline");
        desk().drag(36.5, 10.5, 46.5, 10.5);
        assertThat(page.locator(".lesions td.mask").last()).containsText("9 voxels");
    }

    private static void withTwoExclusiveClasses(Route route) {
        APIResponse page = route.fetch();
        String text = page.text();
        int from = text.indexOf("{\"code\":\"lesion-outline\"");
        int to = from;
        for (int depth = 0; to == from || depth > 0; to++) {
            depth += text.charAt(to) == '{' ? 1 : text.charAt(to) == '}' ? -1 : 0;
        }
        String one =
                text.substring(from, to).replaceAll("\"region\":\\{[^}]*}", "\"region\":{\"overlap\":\"exclusive\"}");
        route.fulfill(new Route.FulfillOptions()
                .setResponse(page)
                .setBody(text.substring(0, from)
                        + one
                        + ","
                        + one.replace("lesion-outline", "other-outline")
                        + text.substring(to)));
    }

    private Page reading() {
        desk().signIn("ada").work(task);
        CHROMIUM.page().locator("[data-island=lesions][data-ready]").waitFor();
        return CHROMIUM.page();
    }

    private void tool(String name) {
        CHROMIUM.page().getByRole(AriaRole.BUTTON, named(name)).click();
    }

    /** From one point of a plane to another: along the slice, and from slice to slice. */
    private static void across(int plane, double x0, double y0, double x1, double y1) {
        Page page = CHROMIUM.page();
        Mouse mouse = page.mouse();
        double[][] points = {{x0, y0}, {(x0 + x1) / 2, (y0 + y1) / 2}, {x1, y1}};
        for (double[] point : points) {
            List<?> at = (List<?>) page.evaluate("""
                    ([plane, x, y]) => {
                      const drawn = document.querySelectorAll('.pane')[plane].querySelector('.lines g');
                      const point = new DOMPoint(x, y).matrixTransform(drawn.getScreenCTM());
                      return [point.x, point.y];
                    }""", List.of(plane, point[0], point[1]));
            mouse.move(((Number) at.get(0)).doubleValue(), ((Number) at.get(1)).doubleValue());
            if (point == points[0]) {
                mouse.down();
            }
        }
        mouse.up();
    }

    private void dot(int x, int y) {
        desk().drag(x + 0.5, y + 0.5, x + 0.5, y + 0.5);
    }

    private static int at(int x, int y) {
        return y * SIDE + x;
    }

    private static void says(String extent) {
        assertThat(CHROMIUM.page().locator(".lesions td.mask").first()).containsText(extent);
    }

    private static Locator digest() {
        return CHROMIUM.page().locator(".lesions td.mask code");
    }

    /** On the slice that is shown. */
    private static boolean painted(int x, int y) {
        return (Boolean) CHROMIUM.page()
                .evaluate(
                        "([x, y]) => document.querySelector('.masks').getContext('2d').getImageData(x, y, 1, 1).data[3] > 0",
                        List.of(x, y));
    }

    private dev.consilium.testing.Answer kept(String digest) {
        return world.team()
                .as("ada")
                .get("/api/tasks/" + task + "/masks/" + digest)
                .expect(200);
    }

    private void drafted(String digest) {
        Awaitility.await()
                .until(() -> jdbc.sql("select count(*) from task_draft where content like :digest")
                                .param("digest", "%" + digest + "%")
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    private Desk desk() {
        return new Desk(CHROMIUM, port, world);
    }
}
