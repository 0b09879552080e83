package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.consilium.e2e.Desk.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.SelectOption;
import dev.consilium.common.Ids;
import dev.consilium.identity.People;
import dev.consilium.testing.FollowUp;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The images of a reading: seen as they were stored, in every way they can be laid, by mouse and by keys. */
@OnH2
class ViewerE2eIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String FIRST_FRAME = "**/dicomweb/**/frames/1";

    /** How far the middle of the image is from that of its place, across and down, and by how much it is too large. */
    private static final String OFF_THE_FIT = """
            () => {
              const { clientWidth: width, clientHeight: height } = document.querySelector('.view');
              const matrix = new DOMMatrix(document.querySelector('.viewer').dataset.view);
              const at = new DOMPoint(32, 32).matrixTransform(matrix);
              return [at.x - width / 2, at.y - height / 2, 64 * matrix.a - Math.min(width, height)];
            }""";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

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
    void theImagesAreScrolledAndWindowedAsTheyWereStored() {
        Page page = reading();
        assertThat(status()).hasText("Slice 1 of 3");
        window(500, 1000);
        isTheSlice(1);
        page.locator(".viewer .frame").hover();
        page.mouse().wheel(0, 100);
        assertThat(status()).hasText("Slice 2 of 3");
        isTheSlice(2);
        page.getByRole(AriaRole.BUTTON, named("Bone")).click();
        assertThat(page.getByLabel("Width")).hasValue("2000");
        showsGray(30, 20, stored(30, 20, 2) / 2000.0 + 0.25);
        tool("Window");
        desk().drag(20, 20, 30, 30);
        assertThat(page.getByLabel("Width")).not().hasValue("2000");
        page.getByRole(AriaRole.BUTTON, named("As stored")).click();
        showsGray(30, 20, stored(30, 20, 2) / 999.0);
        more();
        page.getByRole(AriaRole.BUTTON, named("Invert")).click();
        showsGray(30, 20, 1 - stored(30, 20, 2) / 999.0);
    }

    @Test
    void aBoxStaysAtItsVoxelsHoweverTheImageLies() {
        Page page = reading();
        window(500, 1000);
        desk().drag(9, 12, 28, 43);
        assertThat(page.getByLabel("x0 of lesion 1")).hasValue("9");
        String before = lie();
        more();
        for (String way : List.of("Larger", "Rotate", "Flip", "Rotate", "Larger")) {
            page.getByRole(AriaRole.BUTTON, named(way)).click();
            isTheSlice(1);
        }
        assertThat(lie()).isNotEqualTo(before);
        page.locator(".view").press("Shift+ArrowRight");
        tool("Move");
        desk().drag(32, 32, 36, 30);
        isTheSlice(1);
        tool("Box");
        desk().drag(30, 33, 38, 40);
        assertThat(page.getByLabel("x0 of lesion 2")).hasValue("30");
        assertThat(page.getByLabel("y0 of lesion 2")).hasValue("33");
        assertThat(page.getByLabel("x1 of lesion 2")).hasValue("38");
        assertThat(page.getByLabel("y1 of lesion 2")).hasValue("40");
        CHROMIUM.picture("viewer-turned");
        page.setViewportSize(1000, 700);
        isTheSlice(1);
        page.setViewportSize(1280, 900);
        isTheSlice(1);
        page.getByRole(AriaRole.BUTTON, named("Reset")).click();
        Awaitility.await().untilAsserted(() -> assertThat(lie()).isEqualTo(before));
    }

    @Test
    void theImageFitsIntoAnotherWindow() {
        Page page = reading();
        for (int width : List.of(1920, 1000, 1280)) {
            page.setViewportSize(width, 700);
            Awaitility.await().untilAsserted(() -> assertThat((List<?>) page.evaluate(OFF_THE_FIT))
                    .allSatisfy(off -> assertThat(((Number) off).doubleValue()).isCloseTo(0, within(2.0))));
        }
    }

    @Test
    void anotherWindowKeepsWhatWasMadeLarger() {
        Page page = reading();
        page.getByRole(AriaRole.BUTTON, named("Larger")).click();
        page.locator(".view").press("Shift+ArrowRight");
        for (int width : List.of(1920, 1000)) {
            page.setViewportSize(width, 700);
            Awaitility.await().untilAsserted(() -> assertThat(((Number) page.evaluate("""
                    () => {
                      const { clientWidth: width, clientHeight: height } = document.querySelector('.view');
                      return 64 * new DOMMatrix(document.querySelector('.viewer').dataset.view).a / Math.min(width, height);
                    }""")).doubleValue())
                    .isCloseTo(1.25, within(0.02)));
        }
        assertThat((List<?>) page.evaluate(OFF_THE_FIT))
                .first()
                .satisfies(right -> assertThat(((Number) right).doubleValue()).isGreaterThan(5));
    }

    @Test
    void planesAcrossTheSlicesShowTheirVoxelsAndAreLocatedByAClick() {
        Page page = reading();
        window(500, 1000);
        page.locator(".view").press("m");
        assertThat(page.locator(".pane")).hasCount(2);
        Locator coronal = page.locator(".pane").first();
        assertThat(coronal).hasAttribute("aria-label", Pattern.compile("Coronal, plane 33 of 64.*"));
        assertThat(page.locator(".pane").nth(1))
                .hasAttribute("aria-label", Pattern.compile("Sagittal, plane 33 of 64.*"));
        assertThat(coronal.locator(".side-top")).hasText("H");
        assertThat(coronal.locator(".side-right")).hasText("L");
        assertThat(page.locator(".pane").nth(1).locator(".side-right")).hasText("P");
        showsAcross(0, 20, 1, stored(20, 32, 2));
        showsAcross(1, 20, 2, stored(32, 20, 3));
        coronal.press("ArrowDown");
        assertThat(coronal).hasAttribute("aria-label", Pattern.compile("Coronal, plane 34 of 64.*"));
        showsAcross(0, 20, 1, stored(20, 33, 2));
        tool("Locate");
        desk().drag(10.5, 40.5, 10.5, 40.5);
        showsAcross(0, 20, 0, stored(20, 40, 1));
        showsAcross(1, 20, 0, stored(10, 20, 1));
        Map<?, ?> place = (Map<?, ?>) page.evaluate("""
                () => {
                  const drawn = document.querySelector('.pane .lines g');
                  const { x, y } = new DOMPoint(50.5, 2.5).matrixTransform(drawn.getScreenCTM());
                  return { x, y };
                }""");
        page.mouse().click(((Number) place.get("x")).doubleValue(), ((Number) place.get("y")).doubleValue());
        assertThat(status()).hasText("Slice 3 of 3");
        showsAcross(1, 20, 2, stored(50, 20, 3));
        CHROMIUM.isAccessible();
        CHROMIUM.looksRight("planes");
        page.locator(".view").press("m");
        assertThat(page.locator(".panes")).not().isVisible();
    }

    @Test
    void anEarlierStudyStandsBesideTheImagesAndScrollsAlong() {
        Page page = followUp();
        assertThat(page.locator(".second")).hasCount(0);
        page.locator(".view").press("h");
        assertThat(page.locator("[data-said]"))
                .hasText("Beside the images: Earlier study, 34 days before (CT, 6 images)");
        assertThat(besideAt()).hasText("Slice 1 of 6");
        enlargeBeside();
        showsBeside(30, 20, stored(30, 20, 61) / 999.0);
        assertThat(status()).hasText("Slice 1 of 3");

        page.locator(".view").press("ArrowDown");
        assertThat(status()).hasText("Slice 2 of 3");
        assertThat(besideAt()).hasText("Slice 3 of 6");
        showsBeside(30, 20, stored(30, 20, 63) / 999.0);
        page.locator(".second .place").press("ArrowDown");
        page.locator(".second .place").press("ArrowDown");
        assertThat(besideAt()).hasText("Slice 5 of 6");
        assertThat(status()).hasText("Slice 3 of 3");
        page.locator(".second").hover();
        page.mouse().wheel(0, -100);
        page.mouse().wheel(0, -100);
        assertThat(status()).hasText("Slice 2 of 3");

        page.getByRole(AriaRole.BUTTON, named("Bone")).click();
        showsBeside(30, 20, stored(30, 20, 63) / 2000.0 + 0.25);
        page.getByRole(AriaRole.BUTTON, named("As stored")).click();
        showsBeside(30, 20, stored(30, 20, 63) / 999.0);

        page.locator(".view").press("j");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Link"))).hasAttribute("aria-pressed", "false");
        page.locator(".view").press("Home");
        assertThat(status()).hasText("Slice 1 of 3");
        assertThat(besideAt()).hasText("Slice 3 of 6");
        page.locator(".view").press("j");
        page.locator(".second .place").press("0");
        CHROMIUM.looksRight("beside-prior");
        page.setViewportSize(1024, 768);
        CHROMIUM.picture("beside-prior-1024");
        page.setViewportSize(1280, 800);
    }

    @Test
    void anotherSeriesOfTheStudyIsAtTheSamePlaceAndNothingIsDrawnOnIt() {
        Page page = followUp();
        page.locator(".view").press("ArrowDown");
        page.getByLabel("What is shown beside the images")
                .selectOption(new SelectOption().setLabel("Other series of this study (CT, 5 images)"));
        assertThat(besideAt()).hasText("Slice 3 of 5");
        enlargeBeside();
        showsBeside(30, 20, stored(30, 20, 33) / 999.0);
        page.locator(".view").press("ArrowUp");
        assertThat(besideAt()).hasText("Slice 1 of 5");
        tool("Box");
        BoundingBox place = page.locator(".second").boundingBox();
        page.mouse().move(place.x + 60, place.y + 60);
        page.mouse().down();
        page.mouse().move(place.x + 120, place.y + 130);
        page.mouse().up();
        assertThat(page.getByLabel("x0 of lesion 1")).hasCount(0);
        desk().drag(9, 12, 28, 43);
        assertThat(page.getByLabel("x0 of lesion 1")).hasValue("9");
        page.locator(".view").press("m");
        assertThat(page.locator(".pane")).hasCount(2);
        CHROMIUM.looksRight("beside-planes");
        page.locator(".view").press("m");
        page.locator(".view").press("h");
        assertThat(page.locator(".second")).hasCount(0);
        assertThat(page.locator("[data-said]")).hasText("Nothing is beside the images.");
        isTheSlice(1);
        page.locator(".view").press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Scroll both together, or each by itself");
    }

    /** What the schema of the protocol may say, said on its page. */
    @Test
    void aProtocolMayOpenWhatIsBesideAndNameTheWindowToBeginWith() {
        Page page = CHROMIUM.page();
        page.route(Pattern.compile(".*/tasks/[^/]+$"), route -> {
            if (route.request().isNavigationRequest()) {
                var answer = route.fetch();
                route.fulfill(
                        new Route.FulfillOptions()
                                .setResponse(answer)
                                .setBody(
                                        answer.text()
                                                .replace(
                                                        "data-island=\"viewer\"",
                                                        "data-island=\"viewer\" data-open=\"\" data-center=\"500\" data-width=\"2000\"")));
            } else {
                route.resume();
            }
        });
        followUp();
        assertThat(besideAt()).hasText("Slice 1 of 6");
        assertThat(page.getByLabel("Width")).hasValue("2000");
        showsGray(30, 20, stored(30, 20, 1) / 2000.0 + 0.25);
        enlargeBeside();
        showsBeside(30, 20, stored(30, 20, 61) / 2000.0 + 0.25);
        assertThat((Boolean) page.evaluate("""
                () => {
                  const [main, beside] = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/metadata'))
                    .sort((a, b) => a.startTime - b.startTime).filter((one, index, all) => all.findIndex(({ name }) => name === one.name) === index);
                  return main.startTime < beside.startTime && performance.getEntriesByName('all-images')[0].startTime <= beside.startTime;
                }""")).isTrue();
        window(500, 1500);
        showsGray(30, 20, stored(30, 20, 1) / 1500.0 + 1 / 6.0);
        page.locator(".view").press("0");
        showsGray(30, 20, stored(30, 20, 1) / 2000.0 + 0.25);
    }

    @Test
    void theSlicesPlayUntilTheyArePaused() {
        Page page = reading();
        more();
        page.getByLabel("Per second").fill("20");
        page.locator(".view").press("v");
        for (int slice : new int[] {3, 2, 1, 3}) {
            page.waitForFunction(
                    "text => document.querySelector('.slices [data-status]').textContent === text",
                    "Slice " + slice + " of 3");
        }
        page.getByRole(AriaRole.BUTTON, named("Pause")).click();
        String still = status().textContent();
        page.waitForTimeout(300);
        assertThat(status()).hasText(still);
    }

    @Test
    void aLengthIsMeasuredInTheBodyAndGoneAfterReset() {
        Page page = reading();
        tool("Length");
        desk().drag(10, 20, 30, 20);
        assertThat(page.locator(".view svg text")).containsText("mm");
        assertThat(Double.parseDouble(
                        page.locator(".view svg text").textContent().replaceAll("[^0-9.]", "")))
                .isCloseTo(10, within(0.2));
        more();
        page.getByRole(AriaRole.BUTTON, named("Reset")).click();
        assertThat(page.locator(".view svg text")).hasCount(0);
    }

    @Test
    void theValueUnderThePointerAndThoseWithinAnEllipseAreTold() {
        Page page = reading();
        page.locator(".view").press("q");
        desk().drag(20, 20, 40, 30);
        DoubleSummaryStatistics inside = new DoubleSummaryStatistics();
        for (int y = 20; y < 30; y++) {
            for (int x = 20; x < 40; x++) {
                if (Math.hypot((x + 0.5 - 30) / 10, (y + 0.5 - 25) / 5) <= 1) {
                    inside.accept(stored(x, y, 1));
                }
            }
        }
        assertThat(page.locator(".view svg text"))
                .hasText(Pattern.compile("[0-9.,]+ ± [0-9.,]+ HU, %.1f to %.1f, 39[.][0-9] mm²"
                        .formatted(inside.getMin(), inside.getMax())));
        String said = page.locator(".view svg text").textContent();
        assertThat(Double.parseDouble(said.substring(0, said.indexOf(' '))))
                .isCloseTo(inside.getAverage(), within(3.0));
        desk().drag(5.5, 50.5, 10.5, 40.5);
        assertThat(page.locator(".viewer .here")).hasText("10, 40: " + stored(10, 40, 1) + " HU");
    }

    @Test
    void everythingIsReachedByKeys() {
        Page page = reading();
        Keyboard keys = new Keyboard(page).to("Image.");
        keys.press("ArrowDown");
        assertThat(status()).hasText("Slice 2 of 3");
        keys.press("End");
        assertThat(status()).hasText("Slice 3 of 3");
        keys.press("Home").press("PageDown").press("PageUp");
        assertThat(status()).hasText("Slice 1 of 3");
        for (String tool : List.of("w Window", "z Zoom", "p Move", "l Length", "d Box")) {
            keys.press(tool.substring(0, 1));
            assertThat(page.locator("[data-said]")).hasText("Tool: " + tool.substring(2));
            assertThat(page.getByRole(AriaRole.BUTTON, named(tool.substring(2))))
                    .hasAttribute("aria-pressed", "true");
        }
        keys.press("i");
        assertThat(page.locator("[data-act=invert]")).hasAttribute("aria-pressed", "true");
        String before = lie();
        keys.press("r").press("f").press("+").press("Shift+ArrowUp").press("-");
        Awaitility.await().untilAsserted(() -> assertThat(lie()).isNotEqualTo(before));
        keys.press("0");
        Awaitility.await().untilAsserted(() -> assertThat(lie()).isEqualTo(before));
        keys.press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        CHROMIUM.isAccessible();
        CHROMIUM.picture("viewer-keys");
        keys.press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).not().isVisible();
        assertThat(page.locator(".view")).isFocused();
        CHROMIUM.looksRight("viewer");
    }

    @Test
    void anImageThatCannotBeShownIsSaidToBeSo() {
        Page page = CHROMIUM.page();
        String second =
                jdbc.sql("""
                        select o.sop_uid from series_object o join reading_case c on c.series_id = o.series_id
                        where c.id = :case and o.display_order = 1""").param("case", world.caseId()).query(String.class).single();
        page.route(FIRST_FRAME, route -> {
            if (route.request().url().contains("/" + second + "/")) {
                route.fulfill(new Route.FulfillOptions().setStatus(422));
            } else {
                route.resume();
            }
        });
        reading();
        page.locator(".view").press("ArrowDown");
        assertThat(status()).hasText("Slice 2 of 3 cannot be shown.");
        page.locator(".view").press("ArrowDown");
        assertThat(status()).hasText("Slice 3 of 3");
        window(500, 1000);
        isTheSlice(3);
        assertThat(CHROMIUM.expectedTrouble()).isNotEmpty().allMatch(trouble -> trouble.contains("422"));
    }

    @Test
    void onAScreenOfTwoPixelsToOneTheImageIsAsSharpAndLiesTheSame() {
        Page page = CHROMIUM.page();
        CDPSession screen = page.context().newCDPSession(page);
        screen.send("Emulation.setDeviceMetricsOverride", (JsonObject) JsonParser.parseString(
                "{\"width\": 1280, \"height\": 900, \"deviceScaleFactor\": 2, \"mobile\": false}"));
        reading();
        window(500, 1000);
        assertThat((Boolean) page.evaluate("""
                () => {
                  const canvas = document.querySelector('.view canvas');
                  return canvas.width === Math.round(2 * canvas.clientWidth);
                }""")).isTrue();
        tool("Zoom");
        desk().drag(20, 20, 20, 24);
        tool("Move");
        desk().drag(32, 32, 36, 30);
        more();
        for (String way : List.of("Rotate", "Flip", "Larger")) {
            page.getByRole(AriaRole.BUTTON, named(way)).click();
            isTheSlice(1);
        }
    }

    @Test
    void withoutWebGlThereIsNoBodyAndThatIsSaid() {
        CHROMIUM.page()
                .addInitScript("const get = HTMLCanvasElement.prototype.getContext;"
                        + "HTMLCanvasElement.prototype.getContext = function (kind, ...more) {"
                        + " return String(kind).includes('webgl') ? null : get.call(this, kind, ...more); };");
        Page page = reading();
        page.locator(".view").press("u");
        assertThat(page.locator(".viewer .notice")).containsText("No 3D: this browser has no WebGL.");
        assertThat(page.locator(".volume")).hasCount(0);
    }

    /** Opened twice, so that what is left of the first time would be in the way. */
    @Test
    void theSlicesAreABodyIn3dUntilItIsClosed() {
        Page page = reading();
        for (int times = 0; times < 2; times++) {
            page.locator(".view").press("u");
            assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
            Awaitility.await().untilAsserted(() -> assertThat(colours()).isGreaterThan(20));
            assertThat(page.locator(".volume .side-right")).hasText("L");
            Locator body = page.locator(".volume .body");
            assertThat(body).isFocused();
            String front = atRest();
            for (int turn = 0; turn < 9; turn++) {
                body.press("ArrowRight");
            }
            assertThat(page.locator(".volume .side-right")).hasText("A");
            String turned = atRest();
            assertThat(turned).isNotEqualTo(front);
            page.locator(".volume select").selectOption("Brightest values (MIP)");
            assertThat(atRest()).isNotEqualTo(turned);
            if (times == 0) {
                CHROMIUM.isAccessible();
                CHROMIUM.picture("volume");
            }
            page.getByRole(AriaRole.BUTTON, named("Close")).click();
            assertThat(page.locator(".volume")).hasCount(0);
            assertThat(page.locator(".view")).isFocused();
        }
        window(500, 1000);
        isTheSlice(1);
    }

    /** Of the body in 3D that are not those of its ground. */
    private static int colours() {
        return ((Number) CHROMIUM.page().evaluate("""
                () => {
                  const canvas = document.querySelector('.volume canvas');
                  if (!canvas?.width) return 0;
                  return new Set(new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size;
                }""")).intValue();
    }

    /** The picture of the body once it gets no finer. */
    private static String atRest() {
        Page page = CHROMIUM.page();
        String before;
        String now = "";
        do {
            before = now;
            page.waitForTimeout(800);
            now = (String) page.evaluate("() => document.querySelector('.volume canvas').toDataURL()");
        } while (!now.equals(before));
        return now;
    }

    /** Opens what is rarely used. */
    private static void more() {
        CHROMIUM.page().locator(".viewer summary").getByText("More").click();
    }

    private Page reading() {
        desk().signIn("ada").take();
        CHROMIUM.page().locator("[data-island=lesions][data-ready]").waitFor();
        return CHROMIUM.page();
    }

    /** Ada's task on the newest study of a patient of whom there is more. */
    private Page followUp() {
        Map<String, byte[]> images = new TreeMap<>(FollowUp.current());
        images.putAll(FollowUp.finer());
        images.putAll(FollowUp.earlier());
        world = new ReadingTeam(
                port,
                people,
                "browser-" + Ids.random(),
                "lesion-double-read",
                cast -> ReadingTeam.readers(cast, "ada", "ben"),
                images);
        Awaitility.await().until(() -> world.tasks("ada").count() == 3);
        String task = world.tasks("ada")
                .map(found -> found.path("id").asText())
                .filter(id -> world.team()
                                .as("ada")
                                .get("/api/tasks/" + id)
                                .json()
                                .at("/series/slices")
                                .asInt()
                        == 3)
                .findFirst()
                .orElseThrow();
        world.team().as("ada").post("/api/tasks/" + task + "/claim", Map.of()).expect(200);
        desk().signIn("ada").work(task);
        CHROMIUM.page().locator("[data-island=lesions][data-ready]").waitFor();
        return CHROMIUM.page();
    }

    private static Locator besideAt() {
        return CHROMIUM.page().locator(".second .at");
    }

    /** So that what is beside the middle of a pixel is not in it: the image beside has a part of the page. */
    private static void enlargeBeside() {
        for (int times = 0; times < 4; times++) {
            CHROMIUM.page().locator(".second .place").press("+");
        }
    }

    /** In the middle of a pixel of the image beside, made larger as often as that. */
    private static void showsBeside(int x, int y, double share) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(((Number) CHROMIUM.page().evaluate("""
                ([x, y]) => {
                  const canvas = document.querySelector('.second canvas');
                  const scale = 1.25 ** 4 * Math.min(canvas.width, canvas.height) / 64;
                  const at = (v, size) => Math.floor(size / 2 + (v + 0.5 - 32) * scale);
                  return canvas.getContext('2d').getImageData(at(x, canvas.width), at(y, canvas.height), 1, 1).data[0];
                }""", List.of(x, y))).doubleValue())
                        .as("pixel %d, %d beside", x, y)
                        .isCloseTo(255 * share, within(12.0)));
    }

    private void window(int center, int width) {
        Page page = CHROMIUM.page();
        page.getByLabel("Centre").fill(String.valueOf(center));
        page.getByLabel("Width").fill(String.valueOf(width));
        page.getByLabel("Width").press("Tab");
    }

    private void tool(String name) {
        CHROMIUM.page().getByRole(AriaRole.BUTTON, named(name)).click();
    }

    /** Every pixel that is looked at is where the overlay says it is, and as bright as it was stored. */
    private void isTheSlice(int number) {
        for (int[] pixel : new int[][] {{30, 20}, {33, 31}, {36, 40}, {25, 35}}) {
            showsGray(pixel[0], pixel[1], stored(pixel[0], pixel[1], number) / 999.0);
        }
    }

    /** In the middle of a pixel. */
    private void showsGray(int x, int y, double share) {
        Awaitility.await().untilAsserted(() -> assertThat(gray(x + 0.5, y + 0.5))
                .as("pixel %d, %d", x, y)
                .isCloseTo(255 * share, within(12.0)));
    }

    /** A pixel of a plane, in its own canvas. */
    private static void showsAcross(int plane, int along, int slice, int stored) {
        Awaitility.await().untilAsserted(() -> assertThat(
                        ((Number) CHROMIUM.page().evaluate("""
                ([plane, x, y]) => document.querySelectorAll('.pane .slab')[plane].getContext('2d').getImageData(x, y, 1, 1).data[0]""", List.of(plane, along, slice))).doubleValue())
                .isCloseTo(255 * stored / 1000.0, within(2.0)));
    }

    private double gray(double x, double y) {
        return ((Number) CHROMIUM.page().evaluate("""
                ([x, y]) => {
                  const canvas = document.querySelector('.view canvas');
                  const box = canvas.getBoundingClientRect();
                  const at = v => Math.floor(v * canvas.width / box.width);
                  return canvas.getContext('2d').getImageData(at(x - box.left), at(y - box.top), 1, 1).data[0];
                }""", desk().onScreen(x, y))).doubleValue();
    }

    /** As {@link dev.consilium.study.TestObject#slice} made it. */
    private static int stored(int x, int y, int number) {
        return ((y * 64 + x) * 7 + y * 13 + number * 101) % 1000;
    }

    /** Of the image on the screen. */
    private static String lie() {
        return (String)
                CHROMIUM.page()
                        .evaluate(
                                "() => ['a', 'b', 'c', 'd', 'e', 'f'].map(k => (Math.round(10 * new DOMMatrix(document.querySelector('.viewer').dataset.view)[k]) / 10 + 0).toFixed(1)).join()");
    }

    private Locator status() {
        return CHROMIUM.page().locator(".slices [data-status]");
    }

    private Desk desk() {
        return new Desk(CHROMIUM, port, world);
    }
}
