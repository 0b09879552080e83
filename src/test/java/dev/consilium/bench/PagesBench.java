package dev.consilium.bench;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.sun.net.httpserver.HttpServer;
import dev.consilium.Consilium;
import dev.consilium.e2e.Chromium;
import dev.consilium.identity.People;
import dev.consilium.testing.ReadingTeam;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * When a reader first sees something of a page (first contentful paint) in a browser that has nothing of it yet, beside one line
 * of plain HTML in the same browser. Started by {@code ./dev bench pages [times]}.
 */
public final class PagesBench implements AutoCloseable {

    private static final int OPEN_TASKS = 1_000;
    private static final int WARM_UP = 3;
    private static final byte[] ONE_LINE =
            "<!doctype html><title>x</title><p>One line".getBytes(StandardCharsets.UTF_8);

    /** Milliseconds since the address was entered; null as long as nothing was painted. */
    private static final String PAINT =
            "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null";

    private final ConfigurableApplicationContext context;
    private final int port;
    private final ReadingTeam world;
    private final HttpServer plain;

    private PagesBench(ConfigurableApplicationContext context) throws IOException {
        this.context = context;
        this.port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
        this.world = new ReadingTeam(port, context.getBean(People.class), "bench");
        this.plain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        plain.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, ONE_LINE.length);
            exchange.getResponseBody().write(ONE_LINE);
            exchange.close();
        });
        plain.start();
    }

    /** @param args times each page is opened (20) */
    public static void main(String[] args) throws Exception {
        int times = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        Path files = Files.createTempDirectory("bench-pages");
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Consilium.class)
                        .run(BenchedApplication.settings("jdbc:h2:file:" + files.resolve("h2"), files));
                PagesBench bench = new PagesBench(context);
                Playwright playwright = Playwright.create(Chromium.installed())) {
            bench.report(playwright, times);
        }
    }

    private void report(Playwright playwright, int times) {
        String task = world.claim("ada", "reading");
        new WorklistRows(context.getBean(JdbcTemplate.class), world.team().projectId(), world.idOf("ben"))
                .insert(OPEN_TASKS);
        String project = "/projects/" + world.team().projectId();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("worklist, 50 of " + OPEN_TASKS + " tasks", "/");
        pages.put("projects", "/projects");
        pages.put("project", project);
        pages.put("feedback", "/feedback");
        pages.put("profile", "/profile");
        pages.put("help", "/help");
        pages.put("case, with its diagram", "/cases/" + world.caseId());
        pages.put("reading, with images and form", "/tasks/" + task);
        try (com.microsoft.playwright.Browser chromium = Chromium.launch(playwright)) {
            System.out.printf("First contentful paint, nothing cached, median of %d, milliseconds:%n", times);
            print(
                    "baseline: one line of HTML",
                    chromium,
                    null,
                    "http://localhost:" + plain.getAddress().getPort(),
                    times);
            print("sign in", chromium, null, "http://localhost:" + port + "/sign-in", times);
            String session = ReaderBrowser.signedIn(chromium, port, world, "ada");
            pages.forEach((name, path) -> print(name, chromium, session, "http://localhost:" + port + path, times));
        }
    }

    private static void print(
            String what, com.microsoft.playwright.Browser chromium, String session, String address, int times) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < WARM_UP + times; i++) {
            try (BrowserContext reader = chromium.newContext(
                    new com.microsoft.playwright.Browser.NewContextOptions().setStorageState(session))) {
                Page page = reader.newPage();
                if (page.navigate(address).status() != 200) {
                    throw new IllegalStateException(address + " does not open");
                }
                double paint = ((Number) page.waitForFunction(PAINT).jsonValue()).doubleValue();
                if (i >= WARM_UP) {
                    millis.add(paint);
                }
            }
        }
        millis.sort(null);
        System.out.printf("  %-34s %7.0f   (slowest %.0f)%n", what, millis.get(times / 2), millis.get(times - 1));
    }

    @Override
    public void close() {
        plain.stop(0);
    }
}
