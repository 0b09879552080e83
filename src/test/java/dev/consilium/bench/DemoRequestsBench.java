package dev.consilium.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Timing;
import dev.consilium.Consilium;
import dev.consilium.e2e.Chromium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long the server takes for whatever a browser asks it for, when each person of the demo opens a page of every kind that others lead to;
 * the slowest kinds of request. Started by {@code ./dev bench ui}.
 */
public final class DemoRequestsBench {

    private static final int MOST_MILLIS = 300;
    private static final int SHOWN = 12;

    private static final String LINKS = "as => as.map(a => a.pathname + a.search)";
    private static final String IDS = "[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}|2\\.25\\.[0-9]+|(?<=/)[0-9]+(?=/|$)";

    private final String address;
    private final Browser chromium;

    /** By method and path without ids: milliseconds of each answer. */
    private final Map<String, List<Double>> millis = new HashMap<>();

    private DemoRequestsBench(String address, Browser chromium) {
        this.address = address;
        this.chromium = chromium;
    }

    /** @param args where the images of the demo are */
    public static void main(String[] args) throws Exception {
        Path files = Files.createTempDirectory("bench-demo");
        List<String> settings =
                new ArrayList<>(List.of(BenchedApplication.settings("jdbc:h2:file:" + files.resolve("h2"), files)));
        settings.add("--spring.profiles.active=demo");
        settings.add("--consilium.demo.images=" + args[0]);
        settings.add("--consilium.demo.credentials=" + files.resolve("credentials.txt"));
        try (ConfigurableApplicationContext context =
                        new SpringApplicationBuilder(Consilium.class).run(settings.toArray(String[]::new));
                Playwright playwright = Playwright.create(Chromium.installed());
                Browser chromium = Chromium.launch(playwright)) {
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(5))
                    .until(() -> jdbc.sql("select count(*) from series where state = 'RECEIVED'")
                                    .query(Integer.class)
                                    .single()
                            == 0);
            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            new DemoRequestsBench("http://localhost:" + port, chromium).report();
        }
    }

    private void report() {
        List<String> people = people();
        people.forEach(this::lookAround);
        print("the first time after a start", people.size());
        millis.clear();
        people.forEach(this::lookAround);
        print("from then on", people.size());
    }

    private void print(String when, int people) {
        List<Double> all = millis.values().stream().flatMap(List::stream).toList();
        System.out.printf("%d requests of %d people of the demo, %s, milliseconds:%n", all.size(), people, when);
        Figures.share("any request, slowest", all, 1, MOST_MILLIS, "");
        slowest().forEach((kind, most) -> System.out.printf("    %6.0f  %s%n", most, kind));
    }

    private Map<String, Double> slowest() {
        Map<String, Double> kinds = new LinkedHashMap<>();
        millis.entrySet().stream()
                .map(kind -> Map.entry(
                        kind.getKey(),
                        kind.getValue().stream().max(Double::compare).orElseThrow()))
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(SHOWN)
                .forEach(kind -> kinds.put(kind.getKey(), kind.getValue()));
        return kinds;
    }

    private List<String> people() {
        try (BrowserContext anybody = chromium.newContext()) {
            Page page = anybody.newPage();
            page.navigate(address + "/sign-in");
            return page.locator("button[name=username]").all().stream()
                    .map(button -> button.getAttribute("value"))
                    .toList();
        }
    }

    private void lookAround(String person) {
        try (BrowserContext reader = chromium.newContext()) {
            Page page = reader.newPage();
            page.navigate(address + "/sign-in");
            page.locator("button[name=username][value='" + person + "']").click();
            page.waitForLoadState();
            page.onRequestFinished(this::keep);
            Set<String> opened = new HashSet<>();
            Queue<String> next = new ArrayDeque<>(List.of("/"));
            while (!next.isEmpty()) {
                String path = next.remove();
                if (opened.add(kind(path))) {
                    page.navigate(address + path);
                    page.waitForTimeout(200);
                    ((List<?>) page.locator("a[href^='/']:not([download])").evaluateAll(LINKS))
                            .forEach(link -> next.add(String.valueOf(link)));
                }
            }
        }
    }

    private void keep(Request request) {
        Timing timing = request.timing();
        String path = request.url().substring(address.length()).replaceAll("\\?.*", "");
        if (timing.responseEnd > 0 && timing.requestStart >= 0 && !path.startsWith("/ui/")) {
            millis.computeIfAbsent(request.method() + " " + kind(path), kind -> new ArrayList<>())
                    .add(timing.responseEnd - timing.requestStart);
        }
    }

    private static String kind(String path) {
        return path.replaceAll(IDS, "*").replaceAll("\\?.*", "?");
    }
}
