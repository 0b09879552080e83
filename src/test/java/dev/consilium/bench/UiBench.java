package dev.consilium.bench;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.consilium.Consilium;
import dev.consilium.e2e.Chromium;
import dev.consilium.identity.People;
import dev.consilium.testing.PhantomSeries;
import dev.consilium.testing.ReadingTeam;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What a reader waits for: the first image of a series, that of the next task, a slice of the wheel, and the page of
 * the server. Software WebGL, a fresh browser each time. Started by
 * {@code ./dev bench ui [times] [side] [slices]}.
 */
public final class UiBench {

    private static final int PAGES = 100;
    private static final Browser.NewContextOptions WINDOW = new Browser.NewContextOptions();

    /** Milliseconds since the address was entered; null until then. */
    private static final String MARK = "name => performance.getEntriesByName(name)[0]?.startTime ?? null";

    private static final String SIX_HUNDRED =
            "() => Object.assign(document.querySelector('.viewer .frame').style, { width: '600px', height: '600px' })";

    /** One slice after the other, each when the one before was drawn; milliseconds of each. */
    private static final String SCROLL = """
            async count => {
              const figure = document.querySelector('.viewer');
              const frame = figure.querySelector('.frame');
              const took = [];
              for (let step = 0; step < count; step++) {
                const from = performance.now();
                const drawn = new Promise(done => figure.addEventListener('view', done, { once: true }));
                frame.dispatchEvent(new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true }));
                await drawn;
                took.push(performance.now() - from);
                await new Promise(done => setTimeout(done, 5));
              }
              return took;
            }""";

    private final int port;
    private final ReadingTeam world;
    private final Browser chromium;
    private final int times;

    private UiBench(int port, ReadingTeam world, Browser chromium, int times) {
        this.port = port;
        this.world = world;
        this.chromium = chromium;
        this.times = times;
    }

    /** @param args fresh browsers for each figure (5), pixels along a side (256), slices (200) */
    public static void main(String[] args) throws Exception {
        int times = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        int side = args.length > 1 ? Integer.parseInt(args[1]) : 256;
        int slices = args.length > 2 ? Integer.parseInt(args[2]) : 200;
        Path files = Files.createTempDirectory("bench-ui");
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Consilium.class)
                        .run(BenchedApplication.settings("jdbc:h2:file:" + files.resolve("h2"), files));
                Playwright playwright = Playwright.create(Chromium.installed());
                Browser chromium = Chromium.launch(playwright)) {
            int port = portOf(context);
            ReadingTeam world = new ReadingTeam(
                    port,
                    context.getBean(People.class),
                    "reading-room",
                    "lesion-double-read",
                    team -> ReadingTeam.readers(
                            team.member("spe", "Spela", "specialist").member("sen", "Senta", "senior"), "ada", "ben"));
            Map<String, byte[]> phantom = PhantomSeries.fine("1.2.77", side, slices);
            world.team()
                    .as("dora")
                    .postFiles("/api/projects/" + world.team().projectId() + "/studies", phantom)
                    .expect(202);
            new UiBench(port, world, chromium, times).report(side, slices);
        }
    }

    private static int portOf(ConfigurableApplicationContext context) {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private void report(int side, int slices) {
        System.out.printf(
                "%d slices of %d x %d, median of %d fresh browsers, software WebGL, milliseconds:%n",
                slices, side, side, times);
        String small = world.claim("ada", "reading");
        String task = another(small);
        String session = ReaderBrowser.signedIn(chromium, port, world, "ada");
        List<Double> first = new ArrayList<>();
        List<Double> next = new ArrayList<>();
        List<Double> scrolled = new ArrayList<>();
        List<Double> labelled = new ArrayList<>();
        for (int run = 0; run <= times; run++) {
            try (BrowserContext reader = chromium.newContext(WINDOW.setStorageState(session))) {
                Page page = open(reader, task);
                double image = mark(page, "first-image");
                mark(page, "all-images");
                page.evaluate(SIX_HUNDRED);
                page.waitForTimeout(500);
                List<Double> frames = scroll(page, 40);
                paint(page, 20);
                List<Double> over = scroll(page, 20);
                double following = after(session, small, task);
                if (run > 0) {
                    next.add(following);
                    first.add(image);
                    scrolled.addAll(frames);
                    labelled.addAll(over);
                }
            }
        }
        Figures.median("navigation to first image", first, 1300, "1.14 s with 512 x 512");
        Figures.median("next task to first image", next, 500, "");
        Figures.median("slice of the wheel at 600 px", scrolled, 45, "31 at 560 px");
        Figures.median("the same with a label map", labelled, 90, "66 at 560 px");
        List<Double> pages = new ArrayList<>();
        try (BrowserContext reader = chromium.newContext(WINDOW.setStorageState(session))) {
            for (int page = 0; page < PAGES; page++) {
                pages.add(millis(() -> fetch(reader, task)));
            }
        }
        Figures.share("page of a task, server, p95", pages.subList(PAGES / 5, PAGES), 0.95, 100, "");
    }

    /** The reading of the large series, as soon as that is taken in. */
    private String another(String small) {
        String task = Awaitility.await()
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> world.tasks("ada")
                                .map(one -> one.path("id").asText())
                                .filter(id -> !id.equals(small))
                                .findFirst()
                                .orElse(""),
                        id -> !id.isEmpty());
        world.team().as("ada").post("/api/tasks/" + task + "/claim", Map.of()).expect(200);
        return task;
    }

    /** To the first image of a task whose images the one before has fetched ahead, in the same tab as for a reader who hands in and goes on. */
    private double after(String session, String before, String task) {
        try (BrowserContext reader = chromium.newContext(WINDOW.setStorageState(session))) {
            Page page = open(reader, before);
            mark(page, "next-images");
            go(page, task);
            return mark(page, "first-image");
        }
    }

    private Page open(BrowserContext reader, String task) {
        Page page = reader.newPage();
        go(page, task);
        return page;
    }

    private void go(Page page, String task) {
        page.navigate("http://localhost:" + port + "/tasks/" + task);
    }

    private void fetch(BrowserContext reader, String task) {
        APIResponse answer = reader.request().get("http://localhost:" + port + "/tasks/" + task);
        if (answer.status() != 200 || !answer.url().endsWith(task)) {
            throw new IllegalStateException("no page of a task: " + answer.status() + " " + answer.url());
        }
    }

    private static double mark(Page page, String name) {
        return ((Number) page.waitForFunction(MARK, name, new Page.WaitForFunctionOptions().setTimeout(120_000))
                        .jsonValue())
                .doubleValue();
    }

    private static List<Double> scroll(Page page, int slices) {
        return ((List<?>) page.evaluate(SCROLL, slices))
                .stream().map(took -> ((Number) took).doubleValue()).toList();
    }

    /** A disc on each of these slices, ending on the first of them. */
    private static void paint(Page page, int slices) {
        page.locator("[data-tool=brush]").click();
        page.getByLabel("Size").fill("60");
        page.locator(".viewer .view").focus();
        for (int slice = 0; slice < slices; slice++) {
            page.locator(".viewer .frame").click();
            page.keyboard().press("ArrowDown");
        }
        for (int slice = 0; slice < slices; slice++) {
            page.keyboard().press("ArrowUp");
        }
        page.waitForTimeout(500);
    }

    private static double millis(Runnable work) {
        long from = System.nanoTime();
        work.run();
        return (System.nanoTime() - from) / 1e6;
    }
}
