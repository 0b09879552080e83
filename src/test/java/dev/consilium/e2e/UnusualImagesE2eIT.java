package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.consilium.e2e.Desk.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.consilium.common.Ids;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.DicomToolkits;
import dev.consilium.dicom.Frame;
import dev.consilium.dicom.ReadLimits;
import dev.consilium.dicom.SampleObjects;
import dev.consilium.scenario.CaseSteps;
import dev.consilium.study.TestObject;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;

/** Readings of images that are in colour, that cannot be decoded any more, or that are very large. */
@OnH2
class UnusualImagesE2eIT extends CaseSteps {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String NO_VALUES = "This slice has no values to compare: it is in colour, or cannot be shown.";

    /** What is looked at in mammography has six times as many pixels, and takes half a minute to be taken in. */
    private static final int ROWS = 1200;

    private static final int COLUMNS = 1600;

    @Value("${consilium.study.store}")
    private Path store;

    private ReadingTeam world;
    private String task;

    @ParameterizedTest
    @ValueSource(strings = {"SC_rgb_rle_2frame.dcm", "examples_palette.dcm"})
    void coloursAreSeenAsTheyWereStoredAndHaveNoValues(String sample) throws IOException {
        byte[] object = SampleObjects.bytes("dicom/syntax/" + sample);
        Page page = reading(Map.of("1.dcm", object));
        List<Spot> places = plain(decoded(object));
        assertThat(places)
                .hasSizeGreaterThan(1)
                .anyMatch(spot -> !spot.colour().get(0).equals(spot.colour().get(2)));
        places.forEach(this::isSeen);
        CHROMIUM.picture("colours-" + sample);
        window(500, 1000);
        tool("As stored");
        places.forEach(this::isSeen);
        tool("Window");
        desk().drag(20, 20, 40, 50);
        page.locator(".view").press("i");
        page.locator(".view").press("0");
        places.forEach(this::isSeen);
        hasNoValues(page);
        hasNoPlanes(page);
    }

    private void hasNoValues(Page page) {
        tool("Brush");
        page.locator(".viewer summary").getByText("Values").click();
        page.getByLabel("from").fill("1");
        tool("Region");
        desk().drag(20, 20, 20, 20);
        assertThat(page.locator(".viewer [data-said]")).hasText(NO_VALUES);
        tool("Brush");
        desk().drag(20, 20, 30, 30);
        assertThat(page.locator(".viewer [data-value]")).hasText(NO_VALUES);
        assertThat(page.getByText("nothing is painted yet")).isVisible();
        page.getByLabel("from").fill("");
        desk().drag(20, 20, 30, 30);
        assertThat(page.locator(".lesions td.mask code")).isVisible();
    }

    /** Of a single image there is no button for them. */
    private static void hasNoPlanes(Page page) {
        if (page.locator(".slices").getAttribute("data-count").equals("2")) {
            tool("Planes");
            assertThat(page.getByText("No planes across these slices: they are in colour"))
                    .isVisible();
        }
    }

    @Test
    void imagesThatAreDamagedInTheStoreAreMissedAndTheOthersWork() throws IOException {
        Page page = reading(series(5), shelf -> {
            Path cut = shelf.get(1);
            try (FileChannel file = FileChannel.open(cut, StandardOpenOption.WRITE)) {
                file.truncate(Files.size(cut) / 2);
            }
            Files.delete(shelf.get(3));
        });
        desk().drag(10, 12, 30, 42);
        for (String said : List.of(
                "Slice 2 of 5 cannot be shown.", "Slice 3 of 5", "Slice 4 of 5 cannot be shown.", "Slice 5 of 5")) {
            page.locator(".view").press("ArrowDown");
            assertThat(status()).hasText(said);
        }
        desk().drag(20, 22, 40, 52);
        assertThat(page.getByLabel("First slice of lesion 2")).hasValue("5");
        tool("Planes");
        assertThat(page.getByText("No planes across these slices")).isVisible();
        CHROMIUM.picture("damaged");
        drafted("\"x1\":40");
        page.reload();
        ready();
        assertThat(page.getByLabel("x1 of lesion 1")).hasValue("30");
        page.getByLabel("How sure are you").fill("80");
        page.getByRole(AriaRole.BUTTON, named("Hand in the reading")).click();
        assertThat(page.getByText("Handed in. Thank you.")).isVisible();
        assertThat(CHROMIUM.expectedTrouble()).isNotEmpty().allMatch(trouble -> trouble.matches("(?s).* (422|500) .*"));
    }

    @Test
    void aLargeImageIsPaintedAndKept() throws IOException {
        Page page = reading(Map.of(
                "1.dcm", TestObject.slice("1.2.3.4", 1).large(ROWS, COLUMNS).bytes()));
        tool("Brush");
        page.getByLabel("Size").fill("20");
        List<double[]> path = new ArrayList<>();
        for (int i = 0; i <= 20; i++) {
            path.add(new double[] {200 + 40 * i, 500 + 20 * (i % 2)});
        }
        desk().path(path);
        assertThat(isPainted(200, 500)).isTrue();
        assertThat(isPainted(620, 510)).isTrue();
        assertThat(isPainted(620, 540)).isFalse();
        Locator digest = page.locator(".lesions td.mask code");
        assertThat(digest).isVisible();
        String mask = digest.getAttribute("title");
        drafted(mask);
        page.reload();
        ready();
        assertThat(digest).hasAttribute("title", mask);
        assertThat(isPainted(620, 510)).isTrue();
    }

    private static boolean isPainted(int x, int y) {
        return (Boolean) CHROMIUM.page()
                .evaluate(
                        "([x, y]) => document.querySelector('.masks').getContext('2d').getImageData(x, y, 1, 1).data[3] > 0",
                        List.of(x, y));
    }

    @Test
    void anOutlineOfFarTooManyPointsIsShownAndSaidToBeTooLong() {
        world = world(series(2));
        task = world.claim("ada", "reading");
        Map<String, Object> outline = Map.of(
                "class", "cross-section", "kind", "polygon", "geometry", Map.of("slice", 0, "points", circle(5000)));
        isRefused(
                complete(world, "ada", task, Map.of("labels", List.of(outline), "confidence", 0.8, "flags", List.of())),
                422,
                "GEOMETRY_SHAPE");
        world.team()
                .as("ada")
                .put(
                        "/api/tasks/" + task + "/draft",
                        Map.of("form", Map.of("confidence", 80), "labels", List.of(outline)))
                .expect(204);
        Page page = open();
        assertThat(page.locator(".lesions summary")).hasText("5000 points");
        assertThat(page.locator(".overlay .drawing")).isVisible();
        page.getByRole(AriaRole.BUTTON, named("Hand in the reading")).click();
        assertThat(page.locator(".form-messages")).containsText("Lesion 1: ");
        assertThat(page.locator(".form-messages")).containsText("a polygon has 3 to 2000 points");
        assertThat(CHROMIUM.expectedTrouble()).isNotEmpty().allMatch(trouble -> trouble.contains("422"));
    }

    private static List<List<Double>> circle(int points) {
        return IntStream.range(0, points)
                .mapToObj(at -> List.of(
                        32 + 20 * Math.cos(2 * Math.PI * at / points), 32 + 20 * Math.sin(2 * Math.PI * at / points)))
                .toList();
    }

    private static Map<String, byte[]> series(int slices) {
        Map<String, byte[]> files = new TreeMap<>();
        for (int number = 1; number <= slices; number++) {
            files.put(number + ".dcm", TestObject.slice("1.2.3.4", number).bytes());
        }
        return files;
    }

    /** What happens to the files of a series once it was taken in, in the order they are shown. */
    private interface Damage {
        void to(List<Path> files) throws IOException;
    }

    private Page reading(Map<String, byte[]> images) throws IOException {
        return reading(images, files -> {});
    }

    private Page reading(Map<String, byte[]> images, Damage damage) throws IOException {
        world = world(images);
        task = world.claim("ada", "reading");
        damage.to(files());
        return open();
    }

    private List<Path> files() {
        return jdbc.sql("""
                        select o.series_id, o.stored_digest from series_object o join worklist_item w on w.task_id = :task
                        join reading_case c on c.id = w.case_id and c.series_id = o.series_id order by o.display_order""")
                .param("task", task)
                .query((row, number) -> store.resolve(row.getString(1).substring(0, 2))
                        .resolve(row.getString(1))
                        .resolve(row.getString(2)))
                .list();
    }

    private Page open() {
        desk().signIn("ada").go("/tasks/" + task);
        return ready();
    }

    private Page ready() {
        desk().ready();
        CHROMIUM.page().locator("[data-island=lesions][data-ready]").waitFor();
        return CHROMIUM.page();
    }

    private void drafted(String text) {
        Awaitility.await().until(() -> world.team()
                .as("ada")
                .get("/api/tasks/" + task + "/draft")
                .text()
                .contains(text));
    }

    private ReadingTeam world(Map<String, byte[]> images) {
        world = new ReadingTeam(
                port,
                people,
                "unusual-" + Ids.random(),
                "lesion-double-read",
                cast -> ReadingTeam.readers(
                        cast.member("spe", "Spela", "specialist").member("sen", "Senta", "senior"), "ada", "ben"),
                images);
        released();
        return world;
    }

    private Locator status() {
        return CHROMIUM.page().locator(".slices [data-status]");
    }

    /** What the gate holds back: single images, and what may have text in it. */
    private void released() {
        world.tasks("dora").forEach(held -> {
            String review = world.claim("dora", "quarantine");
            complete(
                            world,
                            "dora",
                            review,
                            Map.of(
                                    "decision",
                                    "release",
                                    "reason",
                                    "looked at",
                                    "checked",
                                    true,
                                    "password",
                                    world.team().password()))
                    .expect(200);
        });
    }

    private static void window(int center, int width) {
        Page page = CHROMIUM.page();
        page.getByLabel("Centre").fill(String.valueOf(center));
        page.getByLabel("Width").fill(String.valueOf(width));
        page.getByLabel("Width").press("Tab");
    }

    private static void tool(String name) {
        CHROMIUM.page().getByRole(AriaRole.BUTTON, named(name)).click();
    }

    private static Frame decoded(byte[] object) throws IOException {
        DicomToolkit toolkit = DicomToolkits.present();
        return toolkit.decode(toolkit.read(new ByteArrayInputStream(object), ReadLimits.DEFAULT), 0);
    }

    /** A pixel amid others of its colour. */
    private record Spot(int x, int y, List<Integer> colour) {}

    /** One of each of some colours. */
    private static List<Spot> plain(Frame frame) {
        Map<List<Integer>, Spot> found = new LinkedHashMap<>();
        for (int y = 6; y < frame.rows() - 6; y += 2) {
            for (int x = 6; x < frame.columns() - 6; x += 2) {
                List<Integer> colour = colour(frame, x, y);
                List<Integer> roughly = colour.stream().map(part -> part / 32).toList();
                if (!found.containsKey(roughly) && isPlain(frame, x, y)) {
                    found.put(roughly, new Spot(x, y, colour));
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static boolean isPlain(Frame frame, int x, int y) {
        return IntStream.range(0, 49)
                .allMatch(at -> apart(colour(frame, x, y), colour(frame, x + at % 7 - 3, y + at / 7 - 3)) < 6);
    }

    private static int apart(List<Integer> one, List<Integer> other) {
        return IntStream.range(0, 3)
                .map(part -> Math.abs(one.get(part) - other.get(part)))
                .max()
                .orElseThrow();
    }

    private static List<Integer> colour(Frame frame, int x, int y) {
        int at = 3 * (y * frame.columns() + x);
        return IntStream.range(at, at + 3)
                .mapToObj(i -> frame.values()[i] >> frame.bitsStored() - 8)
                .toList();
    }

    private void isSeen(Spot spot) {
        Awaitility.await().untilAsserted(() -> assertThat(apart(spot.colour(), colourOnScreen(spot)))
                .as("%s", spot)
                .isLessThan(8));
    }

    @SuppressWarnings("unchecked")
    private List<Integer> colourOnScreen(Spot spot) {
        return (List<Integer>) CHROMIUM.page().evaluate("""
                ([x, y]) => {
                  const canvas = document.querySelector('.view canvas');
                  const box = canvas.getBoundingClientRect();
                  const at = v => Math.floor(v * canvas.width / box.width);
                  return [...canvas.getContext('2d').getImageData(at(x - box.left), at(y - box.top), 1, 1).data].slice(0, 3);
                }""", desk().onScreen(spot.x() + 0.5, spot.y() + 0.5));
    }

    private Desk desk() {
        return new Desk(CHROMIUM, port, world);
    }
}
