package dev.consilium.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A page of docs/tutorial and the walk through the product it tells of: its pictures are taken in the order in which it shows them,
 * and whatever it prints bold is seen on the way. {@code ./dev docs} keeps the pictures.
 */
final class TutorialPage {

    private static final Path DOCS = Path.of("docs");
    private static final Path SEEN = Path.of("target", "pictures");
    private static final Pattern PICTURE = Pattern.compile("]\\(\\.\\./images/tutorial/([^)]+)\\.png\\)");
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 600;

    private final Chromium chromium;
    private final String text;
    private final List<String> taken = new ArrayList<>();
    private final StringBuilder seen = new StringBuilder();

    TutorialPage(String name, Chromium chromium) {
        this.chromium = chromium;
        try {
            this.text = Files.readString(DOCS.resolve("tutorial/" + name + ".md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page().setViewportSize(WIDTH, HEIGHT);
        page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** Of the page from its top. */
    void picture(String name) {
        picture(name, page().locator("body"));
    }

    /** Of the page from here on. */
    void picture(String name, Locator from) {
        from.evaluate("part => part.scrollIntoView()");
        look();
        taken.add(name);
        Path file = Boolean.getBoolean("consilium.docs.write") ? DOCS.resolve("images/tutorial") : SEEN;
        page().screenshot(new Page.ScreenshotOptions().setPath(file.resolve(name + ".png")));
    }

    /** What is on the page may be told of, without a picture. */
    void look() {
        seen.append(page().locator("body").innerText().replaceAll("\\s+", " ")).append('\n');
    }

    /** The walk is over: the tutorial shows these pictures and no others, and names nothing that is not there. */
    void isTold() {
        assertThat(found(PICTURE)).as("pictures of the tutorial").isEqualTo(taken);
        assertThat(found(BOLD)).as("what the tutorial names").isNotEmpty().allSatisfy(word -> assertThat(seen)
                .contains(word));
    }

    private List<String> found(Pattern pattern) {
        List<MatchResult> results = pattern.matcher(text).results().toList();
        return results.stream()
                .map(result -> result.group(1).replaceAll("\\s+", " "))
                .toList();
    }

    private Page page() {
        return chromium.page();
    }
}
