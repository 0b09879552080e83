package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.consilium.testing.ReadingTeam;
import java.util.List;
import java.util.regex.Pattern;

/** Where one person after the other sits down at the browser and works on a task through its page. */
final class Desk {

    private final Chromium chromium;
    private final int port;
    private final ReadingTeam world;

    Desk(Chromium chromium, int port, ReadingTeam world) {
        this.chromium = chromium;
        this.port = port;
        this.world = world;
    }

    Page page() {
        return chromium.page();
    }

    /** Signs out whoever sat here before. */
    Desk signIn(String who) {
        page().context().clearCookies();
        go("/");
        page().getByLabel("User name").fill(world.team().username(who));
        page().getByLabel("Password").fill(world.team().password());
        press("Sign in");
        assertThat(heading("Worklist")).isVisible();
        return this;
    }

    Desk go(String path) {
        page().navigate("http://localhost:" + port + path);
        return this;
    }

    Desk project() {
        return project("");
    }

    /** @param page of it, such as {@code /cases} */
    Desk project(String page) {
        return go("/projects/" + world.team().projectId() + page);
    }

    /** The page of a task that is held, with its form. */
    Desk work(String task) {
        go("/tasks/" + task);
        return ready();
    }

    /** From the worklist, the only task there. */
    Desk take() {
        press("Take");
        return ready();
    }

    Desk ready() {
        page().locator("[data-island=form][data-ready]").waitFor();
        if (page().locator(".slices").count() > 0) {
            page().locator(".slices[data-ready]").waitFor();
        }
        return this;
    }

    Desk choose(String field, String option) {
        select(field).click();
        page().locator(".fjs-dropdownlist-item:has-text('" + option + "')")
                .first()
                .click();
        return this;
    }

    private Locator select(String field) {
        return page().locator(".fjs-form-field-select:has-text('" + field + "') .fjs-input-group")
                .first();
    }

    Desk follow(String link) {
        page().getByRole(AriaRole.LINK, named(link)).first().click();
        return this;
    }

    Desk unfold(String summary) {
        Locator details = page().locator(
                        "details",
                        new Page.LocatorOptions()
                                .setHas(page().locator("summary").getByText(summary)));
        details.first().locator("summary").click();
        return this;
    }

    Desk check(String label) {
        page().getByLabel(label).check();
        return this;
    }

    Desk write(String field, String text) {
        page().getByRole(AriaRole.TEXTBOX, named(field)).fill(text);
        return this;
    }

    /** From one point of the image to another, in its pixels. */
    void drag(double x0, double y0, double x1, double y1) {
        page().locator(".overlay").scrollIntoViewIfNeeded();
        moveTo(x0, y0);
        page().mouse().down();
        moveTo((x0 + x1) / 2, (y0 + y1) / 2);
        moveTo(x1, y1);
        page().mouse().up();
    }

    /** With the pointer down from the first of these points of the image to the last. */
    void path(List<double[]> points) {
        page().locator(".overlay").scrollIntoViewIfNeeded();
        moveTo(points.get(0)[0], points.get(0)[1]);
        page().mouse().down();
        points.forEach(point -> moveTo(point[0], point[1]));
        page().mouse().up();
    }

    private void moveTo(double x, double y) {
        List<?> place = onScreen(x, y);
        page().mouse().move(((Number) place.get(0)).doubleValue(), ((Number) place.get(1)).doubleValue());
    }

    /** Where a point of the image is in the window. */
    List<?> onScreen(double x, double y) {
        return (List<?>) page().evaluate("""
                ([x, y]) => {
                  const point = new DOMPoint(x, y).matrixTransform(document.querySelector('.overlay g').getScreenCTM());
                  return [point.x, point.y];
                }""", List.of(x, y));
    }

    Desk sign() {
        page().getByLabel("Your password, to sign").fill(world.team().password());
        return this;
    }

    Desk press(String button) {
        page().getByRole(AriaRole.BUTTON, named(button)).first().click();
        return this;
    }

    /** What the form says stands in the way, before anything is sent. */
    void isStopped(String button, String sentence) {
        press(button);
        assertThat(page().getByRole(AriaRole.ALERT)).containsText(sentence);
        assertThat(chromium.expectedTrouble()).isEmpty();
    }

    /** The server's refusal, in words on the page. */
    void isRefused(String button, int status, String sentence) {
        press(button);
        assertThat(page().getByRole(AriaRole.ALERT).first()).containsText(sentence);
        assertThat(chromium.expectedTrouble()).isNotEmpty().allMatch(trouble -> trouble.contains(" " + status));
    }

    /** Twice, as hasty people do. */
    void handIn(String button) {
        page().getByRole(AriaRole.BUTTON, named(button)).dblclick();
        assertThat(page().getByText("Handed in. Thank you.")).isVisible();
        assertThat(heading("Worklist")).isVisible();
    }

    void shows(String... texts) {
        for (String text : texts) {
            assertThat(page().locator("main")).containsText(text);
        }
    }

    /** None of these words is on the page. */
    void hides(String... words) {
        String text = page().locator("body").innerText();
        for (String word : words) {
            assertThat(text).doesNotContainPattern("\\b" + Pattern.quote(word) + "\\b");
        }
    }

    Locator heading(String name) {
        return page().getByRole(AriaRole.HEADING, named(name));
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
