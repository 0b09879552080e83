package dev.consilium.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private static final Path AXE = Path.of("src/main/frontend/node_modules/axe-core/axe.min.js");
    private static final Path PICTURES = Path.of("target", "pictures");

    private static final int DESK = 1280;
    private static final int HEIGHT = 900;
    private static final int[] WIDTHS = {DESK, 800};

    private Playwright playwright;
    private com.microsoft.playwright.Browser chromium;
    private BrowserContext context;
    private Page page;
    private final List<String> wrong = new ArrayList<>();

    public Page page() {
        return page;
    }

    /** Accepts what went wrong so far, having looked at it. */
    List<String> expectedTrouble() {
        List<String> seen = List.copyOf(wrong);
        wrong.clear();
        return seen;
    }

    /** No violation of WCAG 2 A and AA that axe-core can find on the page as it stands. */
    void isAccessible() {
        try {
            page.evaluate(Files.readString(AXE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Object violations = page.evaluate("""
                () => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})
                  .then(result => result.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', ')))""");
        assertThat((List<?>) violations).as("accessibility of %s", page.url()).isEmpty();
    }

    /** Accessible and without anything that reaches beyond the window, on a desk and in a narrow window; both are kept as pictures. */
    void looksRight(String name) {
        for (int width : WIDTHS) {
            page.setViewportSize(width, 800);
            isAccessible();
            picture(name + "-" + width);
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("%s fits into a window %d wide", page.url(), width)
                    .isTrue();
        }
        page.setViewportSize(DESK, HEIGHT);
    }

    /** Kept in target/pictures for whoever wants to look. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        String executable = System.getenv().getOrDefault("CONSILIUM_CHROMIUM", "/usr/bin/chromium");
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(executable))
                        .setArgs(List.of(
                                "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")));
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        wrong.clear();
        context = chromium.newContext(
                new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(DESK, HEIGHT));
        context.addInitScript(
                "addEventListener('securitypolicyviolation', e => console.error('CSP: ' + e.violatedDirective + ' ' + e.blockedURI))");
        page = context.newPage();
        page.setDefaultTimeout(30_000);
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
