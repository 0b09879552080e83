package dev.consilium.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Headless Chromium, a new context per test. A test fails on a page error, a message on the console, a violation of the content
 * security policy or an answer of 400 and more that it did not announce.
 */
public final class Chromium implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

    private static final int DESK = 1280;
    private static final int HEIGHT = 900;

    /** How long a page may take on a machine that does other things too, in ms. */
    private static final int PATIENCE = 30_000;

    private Playwright playwright;
    private com.microsoft.playwright.Browser chromium;
    private final Consumer<NewContextOptions> reader;
    private BrowserContext context;
    private Page page;
    private final List<String> wrong = new ArrayList<>();

    public Chromium() {
        this(anybody -> {});
    }

    /** @param reader what this reader's browser says of them, such as language and time zone */
    Chromium(Consumer<NewContextOptions> reader) {
        this.reader = reader;
    }

    /** The browser of this machine, none of Playwright's own. */
    public static Playwright.CreateOptions installed() {
        return new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    }

    public static com.microsoft.playwright.Browser launch(Playwright playwright) {
        String executable = System.getenv().getOrDefault("CONSILIUM_CHROMIUM", "/usr/bin/chromium");
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(executable))
                        .setArgs(List.of(
                                "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")));
    }

    public Page page() {
        return page;
    }

    /** Accepts what went wrong so far, having looked at it. */
    List<String> expectedTrouble() {
        List<String> seen = List.copyOf(wrong);
        wrong.clear();
        return seen;
    }

    /** See {@link Looks#areAccessible}. */
    void isAccessible() {
        new Looks(page).areAccessible();
    }

    /** See {@link Looks#areRight}. */
    void looksRight(String name) {
        new Looks(page).areRight(name);
        page.setViewportSize(DESK, HEIGHT);
    }

    /** See {@link Looks#picture}. */
    void picture(String name) {
        new Looks(page).picture(name);
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        playwright = Playwright.create(installed());
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        chromium = launch(playwright);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        wrong.clear();
        NewContextOptions options = new NewContextOptions().setViewportSize(DESK, HEIGHT);
        reader.accept(options);
        context = chromium.newContext(options);
        context.addInitScript(
                "addEventListener('securitypolicyviolation', e => console.error('CSP: ' + e.violatedDirective + ' ' + e.blockedURI))");
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.onPageError(error -> wrong.add("page error: " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                wrong.add("console: " + message.text());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 400) {
                wrong.add("HTTP " + response.status() + " " + response.url());
            }
        });
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (test.getExecutionException().isPresent()) {
            picture("failed-" + test.getRequiredTestMethod().getName());
        }
        context.close();
        assertThat(wrong).as("what went wrong in the browser").isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext test) {
        playwright.close();
    }
}
