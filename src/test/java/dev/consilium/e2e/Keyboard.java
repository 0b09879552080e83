package dev.consilium.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** How somebody works who has no mouse: from one stop to the next by Tab, each of them in sight and marked as the one that has the focus. */
final class Keyboard {

    private static final int MOST_STOPS = 120;

    /** What the person stands on, as they would call it. */
    private static final String NAME = """
            () => {
              const at = document.activeElement;
              if (!at || at === document.body) return '';
              const label = at.getAttribute('aria-label')
                ?? at.getAttribute('aria-labelledby')?.split(' ').map(id => document.getElementById(id)?.textContent).join(' ')
                ?? at.labels?.[0]?.textContent ?? at.textContent;
              return label.replace(/\\s+/g, ' ').trim();
            }""";

    /** Some controls, such as a select of form-js, hold the focus in a part nobody sees and mark the whole. */
    private static final String SEEN = """
            () => {
              const marked = part => {
                const style = getComputedStyle(part);
                return part.getBoundingClientRect().width > 0 && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
              };
              const at = document.activeElement;
              const shown = [at, at.parentElement, at.parentElement?.parentElement, at.parentElement?.parentElement?.parentElement]
                .find(part => part && marked(part));
              const box = shown?.getBoundingClientRect();
              return !!box && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
            }""";

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    /** @param name what the next stop of that name starts with */
    Keyboard to(String name) {
        return to(name, "Tab");
    }

    Keyboard backTo(String name) {
        return to(name, "Shift+Tab");
    }

    private Keyboard to(String name, String key) {
        List<String> passed = new ArrayList<>();
        for (int i = 0; i < MOST_STOPS; i++) {
            press(key);
            String here = name();
            if (!here.isEmpty()) {
                assertThat(page.evaluate(SEEN))
                        .as("whether '%s' is in sight and marked, on %s", here, page.url())
                        .isEqualTo(true);
            }
            if (here.startsWith(name)) {
                return this;
            }
            passed.add(here);
        }
        throw new AssertionError("no stop '" + name + "' on " + page.url() + ", but " + passed);
    }

    Keyboard press(String key) {
        page.keyboard().press(key);
        return this;
    }

    Keyboard type(String text) {
        page.keyboard().type(text);
        return this;
    }

    private String name() {
        return (String) page.evaluate(NAME);
    }
}
