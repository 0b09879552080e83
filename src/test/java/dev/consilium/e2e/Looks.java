package dev.consilium.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How the page that stands in the browser looks: readable for everybody, whole, in both colour schemes and at the sizes of screens. */
final class Looks {

    private static final Path AXE = Path.of("src/main/frontend/node_modules/axe-core/axe.min.js");
    private static final Path PICTURES = Path.of("target", "pictures");

    private static final List<Size> SIZES = List.of(new Size(1024, 768), new Size(1920, 1080), new Size(1280, 800));
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** All that depends on colours. */
    private static final List<String> CONTRAST = List.of("color-contrast");

    /** At every size and in both schemes, for whoever looks at them: see {@code ./dev pictures}. */
    private static final boolean ALL_PICTURES = Boolean.getBoolean("consilium.pictures");

    private static final Size TABLET = new Size(820, 1180);

    private record Size(int width, int height) {}

    private final Page page;

    Looks(Page page) {
        this.page = page;
    }

    /** Keeps pictures; leaves the page light and at the last size. */
    void areRight(String name) {
        page.setViewportSize(TABLET.width(), TABLET.height());
        isWhole(TABLET);
        areAccessible();
        for (Size size : SIZES) {
            page.setViewportSize(size.width(), size.height());
            isWhole(size);
            if (ALL_PICTURES || size == SIZES.get(SIZES.size() - 1)) {
                picture(name, size, ColorScheme.LIGHT);
            }
            if (ALL_PICTURES) {
                scheme(ColorScheme.DARK);
                picture(name, size, ColorScheme.DARK);
                scheme(ColorScheme.LIGHT);
            }
        }
    }

    private void picture(String name, Size size, ColorScheme scheme) {
        picture(name + "-" + size.width() + "-" + scheme.name().toLowerCase(Locale.ROOT));
    }

    /** No violation of WCAG 2 A and AA that axe-core can find on the page as it stands, light and dark. */
    void areAccessible() {
        scheme(ColorScheme.DARK);
        hasNoViolationOf("rule", CONTRAST);
        scheme(ColorScheme.LIGHT);
        hasNoViolationOf("tag", WCAG);
    }

    private void scheme(ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    /** Kept in target/pictures for whoever wants to look. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** @param kind of the names: rule or tag */
    private void hasNoViolationOf(String kind, List<String> names) {
        if (Boolean.FALSE.equals(page.evaluate("typeof axe === 'object'"))) {
            page.evaluate(axe());
        }
        Object violations = page.evaluate("""
                ([type, values]) => axe.run(document, { runOnly: { type, values }, resultTypes: ['violations'] })
                  .then(result => result.violations.map(v => v.id + ': ' + v.nodes.map(n =>
                    n.target.join(' ') + ' (' + n.any.map(check => check.message).join(' ') + ')').join(', ')))""", List.of(kind, names));
        assertThat((List<?>) violations).as("accessibility of %s", page.url()).isEmpty();
    }

    /** Nothing reaches beyond the window, and no text beyond the box it stands in; the editors of bpmn.io scroll within theirs. */
    private void isWhole(Size size) {
        assertThat((List<?>) page.evaluate("""
                () => {
                  const cut = document.documentElement.scrollWidth > innerWidth ? ['the page is wider than the window'] : [];
                  for (const part of document.querySelectorAll('button, .button, .tag, td, th, dt, dd, label, legend, summary, h1, h2, h3, p, li, input, select')) {
                    const box = part.getBoundingClientRect();
                    if (!box.width || !part.checkVisibility() || part.closest('.sr-only, .skip, svg, .studio-table, .studio-form')) continue;
                    const name = part.tagName.toLowerCase() + ' "' + (part.value || part.textContent).trim().slice(0, 40) + '"';
                    const typed = part.matches('input, select');
                    if (!typed && part.clientWidth && part.scrollWidth > part.clientWidth + 1) cut.push(name + ' is wider than its box');
                    if (typed && part.type === 'number' && part.scrollWidth > part.clientWidth + 1) cut.push(name + ' shows not all of its number');
                    if (!part.closest('.scroll') && (box.left < -1 || box.right > innerWidth + 1)) cut.push(name + ' reaches beyond the window');
                  }
                  return cut;
                }"""))
                .as("what is cut off on %s at %s", page.url(), size)
                .isEmpty();
    }

    private static String axe() {
        try {
            return Files.readString(AXE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
