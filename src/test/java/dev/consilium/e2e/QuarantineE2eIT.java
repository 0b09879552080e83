package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import dev.consilium.scenario.CaseSteps;
import dev.consilium.study.TestObject;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A data manager sees where the trouble is, blacks text by mouse and by keys, compares duplicates, decides on several, replaces one. */
@OnH2
class QuarantineE2eIT extends CaseSteps {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final Chromium GERMAN = new Chromium(options -> options.setLocale("de-DE"));

    private static final int SIDE = 128;
    private static final int LONG = 60_000;

    private ReadingTeam world;
    private Desk desk;

    @Test
    void whatIsDrawnOverTextIsBlackInTheImagesThemselves() throws IOException {
        sitDown();
        String series = held("1.2.3.21", true);
        String task = world.offered("dora", "quarantine");
        desk.signIn("dora").project("/quarantine");
        desk.shows("The pixels may show text that names somebody");
        Locator pictures = desk.page().locator(".finding details").first();
        assertThat(pictures.locator("img").first()).not().isVisible();
        pictures.locator("summary").click();
        assertThat(pictures.locator("img").first()).isVisible();
        CHROMIUM.looksRight("quarantine-text");

        desk.go("/tasks/" + task).press("Take this task").ready();
        Locator island = desk.page().locator("[data-island=redact][data-ready]");
        assertThat(island).isVisible();
        assertThat(desk.page().getByLabel("Your password, to sign")).not().isVisible();
        desk.check("Release for reading").write("Reason", "Text in the corner");
        desk.isStopped("Decide", "mark it, or confirm below the image");

        desk.press("Take over all");
        assertThat(island.locator("tbody tr")).not().hasCount(0);
        int taken = island.locator("tbody tr").count();
        drag(60, 100, 90, 110);
        assertThat(island.locator("tbody tr")).hasCount(taken + 1);
        Locator drawn = desk.page().locator(".rectangles .region").last();
        assertThat(drawn).isFocused();
        assertThat(number("x", taken + 1)).hasValue("60");
        assertThat(number("Width", taken + 1)).hasValue("30");
        drawn.press("ArrowRight");
        drawn.press("Control+ArrowUp");
        drawn.press("Shift+ArrowLeft");
        assertThat(number("x", taken + 1)).hasValue("61");
        assertThat(number("y", taken + 1)).hasValue("90");
        assertThat(number("Width", taken + 1)).hasValue("29");
        drag(61 + 15, 95, 61 + 15, 99);
        assertThat(number("y", taken + 1)).hasValue("94");
        desk.press("Add a rectangle");
        assertThat(island.locator("tbody tr")).hasCount(taken + 2);
        desk.page().locator(".rectangles .region").last().press("Delete");
        assertThat(island.locator("tbody tr")).hasCount(taken + 1);
        desk.press("Preview in black");
        assertThat(desk.page().getByRole(AriaRole.BUTTON, Desk.named("Preview in black")))
                .hasAttribute("aria-pressed", "true");
        CHROMIUM.looksRight("quarantine-redact");
        narrow(CHROMIUM, "quarantine-redact-narrow");

        desk.sign();
        desk.handIn("Decide");
        accepted(series);
        for (int slice = 0; slice < 3; slice++) {
            BufferedImage picture = picture(series, slice);
            int darkest = grey(picture, 0, 0);
            assertThat(darkest).isLessThan(40);
            for (int y = 94; y < 104; y++) {
                for (int x = 61; x < 90; x++) {
                    assertThat(grey(picture, x, y))
                            .as("slice %d at %d, %d", slice, x, y)
                            .isEqualTo(darkest);
                }
            }
            assertThat(grey(picture, 60, 98)).isGreaterThan(darkest);
            assertThat(brightest(picture, 30)).as("the name is gone").isLessThan(150);
        }
    }

    @Test
    void alikeImagesAreSeenSideBySide() {
        sitDown();
        held("1.2.3.22", false);
        String other = held("1.2.3.23", false);
        desk.signIn("dora").project("/quarantine");
        Locator article = desk.page().locator("article:has(#series-" + other + ")");
        assertThat(article.locator("[data-compare]").first()).containsText("Series ");
        article.getByText("Show the pictures").first().click();
        Locator pair = article.locator("[data-compare]").first();
        assertThat(pair.locator("img")).hasCount(2);
        desk.page()
                .waitForFunction(
                        "article => [...article.querySelectorAll('[data-compare] img')].slice(0, 2).every(i => i.naturalWidth > 0)",
                        article.elementHandle());
        CHROMIUM.picture("quarantine-side-by-side");
        pair.getByText("Show the difference").click();
        assertThat(pair.getByText("Side by side")).hasAttribute("aria-pressed", "true");
        CHROMIUM.picture("quarantine-difference");
        CHROMIUM.isAccessible();
    }

    @Test
    void severalAreDecidedAndOneIsReplaced() {
        sitDown();
        String text = held("1.2.3.24", true);
        String gap = gapped("1.2.3.25");
        String gone = gapped("1.2.3.26");
        desk.signIn("dora").project("/quarantine");
        CHROMIUM.looksRight("quarantine-several");
        pick(text);
        pick(gap);
        desk.check("Release for reading").write("Reason", "Two ranges were scanned");
        desk.press("Decide on the selected series");
        desk.shows("1 series was released.", "1 series stays as it was", "mark it in the review");
        CHROMIUM.looksRight("quarantine-decided");
        accepted(gap);

        desk.page()
                .getByRole(AriaRole.LINK, Desk.named("Replace series " + gone.substring(0, 8)))
                .click();
        desk.shows("takes the place of series " + gone.substring(0, 8));
        CHROMIUM.looksRight("quarantine-replace");
        FilePayload[] files = new FilePayload[3];
        for (int number = 1; number <= 3; number++) {
            files[number - 1] = new FilePayload(
                    number + ".dcm",
                    "application/dicom",
                    TestObject.slice("1.2.3.27", number).pixels(number + 50).bytes());
        }
        desk.page().locator("#files").setInputFiles(files);
        desk.press("Take in");
        assertThat(desk.heading("Taken in")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG));
        desk.shows("in the place of " + gone.substring(0, 8));
        assertThat(state(gone)).isEqualTo("REJECTED");
        assertThat(state(text)).isEqualTo("QUARANTINED");
    }

    @Test
    void allOfItIsThereInGerman() {
        sitDown();
        desk = new Desk(GERMAN, port, world);
        held("1.2.3.28", true);
        gapped("1.2.3.29");
        String task = world.offered("dora", "quarantine");
        Page page = GERMAN.page();
        page.navigate("http://localhost:" + port + "/sign-in");
        page.locator("input[name=username]").fill(world.team().username("dora"));
        page.locator("input[name=password]").fill(world.team().password());
        page.locator("main button").click();
        desk.project("/quarantine");
        desk.shows("Über mehrere Serien entscheiden", "Bild 3 bei 6,00 mm");
        GERMAN.looksRight("quarantine-german");
        narrow(GERMAN, "quarantine-german-narrow");
        desk.go("/tasks/" + task).press("Diese Aufgabe übernehmen").ready();
        desk.press("Alle übernehmen");
        GERMAN.looksRight("quarantine-german-redact");
        narrow(GERMAN, "quarantine-german-redact-narrow");
    }

    private void sitDown() {
        world = team(ReadingTeam::threeReadersAndASenior);
        desk = new Desk(CHROMIUM, port, world);
    }

    private static void narrow(Chromium chromium, String name) {
        chromium.page().setViewportSize(390, 844);
        chromium.picture(name);
        assertThat((Integer) chromium.page().evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        chromium.page().setViewportSize(1280, 900);
    }

    private Locator number(String side, int rectangle) {
        return desk.page().getByLabel(side + " of rectangle " + rectangle, new Page.GetByLabelOptions().setExact(true));
    }

    private void pick(String series) {
        desk.page().getByLabel("Select series " + series.substring(0, 8)).check();
    }

    /** From one point of the image to another, in its pixels. */
    private void drag(double x0, double y0, double x1, double y1) {
        Locator frame = desk.page().locator(".rectangles");
        frame.scrollIntoViewIfNeeded();
        BoundingBox box = frame.boundingBox();
        double scale = Math.min(box.width, box.height) / SIDE;
        double left = box.x + (box.width - SIDE * scale) / 2;
        double top = box.y + (box.height - SIDE * scale) / 2;
        desk.page().mouse().move(left + x0 * scale, top + y0 * scale);
        desk.page().mouse().down();
        desk.page().mouse().move(left + (x0 + x1) / 2 * scale, top + (y0 + y1) / 2 * scale);
        desk.page().mouse().move(left + x1 * scale, top + y1 * scale);
        desk.page().mouse().up();
    }

    /** @param named whether a name is drawn into the corner */
    private String held(String uid, boolean named) {
        Map<String, byte[]> files = new HashMap<>();
        for (int number = 1; number <= 3; number++) {
            files.put(
                    number + ".dcm",
                    TestObject.image(uid, number, SIDE, drawn(number, named))
                            .text(0x0028, 0x0301, "CS", "YES")
                            .bytes());
        }
        return receive(files);
    }

    private String gapped(String uid) {
        Map<String, byte[]> files = new HashMap<>();
        for (int number : new int[] {1, 2, 3, 9}) {
            files.put(
                    number + ".dcm",
                    TestObject.slice(uid, number)
                            .pixels(number + Math.floorMod(uid.hashCode(), 97))
                            .bytes());
        }
        return receive(files);
    }

    private String receive(Map<String, byte[]> files) {
        JsonNode series = world.team()
                .as("dora")
                .postFiles("/api/projects/" + world.team().projectId() + "/studies?wait=60s", files)
                .expect(200)
                .json()
                .path("series")
                .path(0);
        assertThat(series.path("state").asText()).isEqualTo("quarantined");
        return series.path("series").asText();
    }

    private static int[] drawn(int number, boolean named) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                image.getRaster().setSample(x, y, 0, 60 + (x * 5 + y * 3 + number * 17) % 60);
            }
        }
        if (named) {
            pen.setColor(Color.BLACK);
            pen.fillRect(0, 0, SIDE, 26);
            pen.setColor(Color.WHITE);
            pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
            pen.drawString("MUSTER ANNA", 8, 18);
        }
        pen.dispose();
        int[] hounsfield = new int[SIDE * SIDE];
        for (int i = 0; i < hounsfield.length; i++) {
            hounsfield[i] = image.getRaster().getSample(i % SIDE, i / SIDE, 0) - 100;
        }
        return hounsfield;
    }

    private BufferedImage picture(String series, int slice) throws IOException {
        String address = "/api/series/" + series + "/slices/" + slice + ".png";
        Awaitility.await().until(() -> world.team().as("ada").get(address).status() == 200);
        byte[] png = world.team().as("ada").get(address).expect(200).bytes();
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    /** As it stands in the file: getRGB would correct its brightness. */
    private static int grey(BufferedImage image, int x, int y) {
        return image.getRaster().getSample(x, y, 0);
    }

    private static int brightest(BufferedImage image, int rows) {
        int brightest = 0;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                brightest = Math.max(brightest, grey(image, x, y));
            }
        }
        return brightest;
    }

    private String state(String series) {
        return jdbc.sql("select state from series where id = :series")
                .param("series", series)
                .query(String.class)
                .single();
    }

    private void accepted(String series) {
        Awaitility.await().untilAsserted(() -> assertThat(state(series)).isEqualTo("ACCEPTED"));
    }
}
