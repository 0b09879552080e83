package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.consilium.e2e.Desk.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;

/** Readings drawn over the images of a task, each to be shown and hidden. */
final class Layered {

    private final Page page;

    Layered(Desk desk) {
        this.page = desk.page();
        page.locator("[data-island=readings][data-ready]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    /** Something of each is drawn, and nothing is hidden. */
    void shows(String... layers) {
        assertThat(paths().first()).isAttached();
        assertThat(paths().count()).isGreaterThanOrEqualTo(layers.length);
        for (String layer : layers) {
            assertThat(button(layer)).hasAttribute("aria-pressed", "true");
        }
    }

    /** By their number; then one after the other alone, all, filled, and side by side. */
    void areToggled(String... readers) {
        for (int reader = 1; reader <= readers.length; reader++) {
            hides(String.valueOf(reader), readers[reader - 1]);
        }
        page.locator(".view").press("Shift+K");
        says("Only " + readers[0]);
        page.locator(".view").press("Shift+A");
        int all = paths().count();
        page.locator(".view").press("Shift+O");
        assertThat(paths()).hasCount(all);
        page.locator(".view").press("Shift+S");
        assertThat(page.locator(".copy path").first()).isAttached();
        assertThat(page.locator(".copy").count()).isGreaterThanOrEqualTo(readers.length);
        page.locator(".view").press("Shift+S");
        assertThat(page.locator(".copy")).hasCount(0);
    }

    /** And shows it again. */
    void hides(String key, String layer) {
        int before = paths().count();
        page.locator(".view").press(key);
        says("Hidden: " + layer);
        assertThat(button(layer)).hasAttribute("aria-pressed", "false");
        assertThat(paths().count()).isLessThan(before);
        page.locator(".view").press(key);
        assertThat(paths()).hasCount(before);
    }

    private void says(String sentence) {
        assertThat(page.locator("[data-said]")).hasText(sentence);
    }

    private Locator button(String layer) {
        return page.getByRole(AriaRole.BUTTON, named(layer));
    }

    private Locator paths() {
        return page.locator(".layers path");
    }
}
