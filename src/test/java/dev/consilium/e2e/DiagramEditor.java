package dev.consilium.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;

/** The page on which a diagram is drawn, as a designer works on it; elements by their ids. */
final class DiagramEditor {

    private static final int PALETTE = 120;
    private static final int MARGIN = 20;
    private static final int TRIES = 10;
    private static final String MADE_UP = "[A-Za-z]+_[01][0-9a-z]{6}";

    private final Page page;

    DiagramEditor(Page page) {
        this.page = page;
    }

    /** A template after an element, named; the flow there is drawn along. @return the id it gets */
    String append(String after, String template, String name) {
        offer(after, "template-consilium." + template);
        return named(name);
    }

    /** A plain element of BPMN after another one. */
    String appendPlain(String after, String entry, String name) {
        offer(after, entry);
        return named(name);
    }

    private void offer(String after, String entry) {
        menu(after, "append");
        page.locator(".djs-popup input").fill(entry.replaceFirst(".*[.-]", ""));
        page.locator(".djs-popup .entry[data-id='append." + entry + "'], .djs-popup .entry[data-id='append-" + entry
                        + "']")
                .click();
    }

    /** What is typed is taken over a little later, and not at all where the panel was just drawn anew. */
    private String named(String name) {
        Locator selected = page.locator(".djs-element.selected").first();
        String id = "";
        for (int tries = 0; tries < TRIES; tries++) {
            write("General", "Name", name);
            for (int more = 0; more < 5; more++) {
                id = String.valueOf(selected.getAttribute("data-element-id"));
                if (!id.matches(MADE_UP)) {
                    return id;
                }
                page.waitForTimeout(500);
            }
        }
        throw new AssertionError(id + " is not named " + name);
    }

    void connect(String from, String to) {
        Locator flow = page.locator(".djs-element[data-element-id='" + flow(from, to) + "']");
        for (int tries = 0; tries < 3 && flow.count() == 0; tries++) {
            seen(to);
            select(from);
            pad("connect");
            click(to);
            for (int more = 0; more < TRIES && flow.count() == 0; more++) {
                page.waitForTimeout(200);
            }
        }
        flow.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    /** The flow is taken where no other holds. */
    void isDefault(String from, String to) {
        menu(flow(from, to), "replace");
        page.locator(".djs-popup .entry[data-id=replace-with-default-flow]").click();
    }

    void takenWhere(String from, String to, String condition) {
        select(flow(from, to));
        open("Condition");
        page.getByLabel("Type").last().selectOption("expression");
        page.getByLabel("Condition Expression").fill(condition);
    }

    void write(String group, String field, String value) {
        open(group);
        page.getByLabel(field, new Page.GetByLabelOptions().setExact(true))
                .first()
                .fill(value);
        page.keyboard().press("Tab");
    }

    private static String flow(String from, String to) {
        return "Flow_" + from.replaceFirst(".*_", "") + "_" + to.replaceFirst(".*_", "");
    }

    /** All of it. */
    void see() {
        page.locator("button:has-text('Whole diagram')").click();
    }

    /** By so many px of the screen. */
    void move(String element, int right, int down) {
        leave();
        List<Double> at = seen(element);
        page.mouse().move(at.get(0), at.get(1));
        page.mouse().down();
        page.mouse().move(at.get(0) + right / 2.0, at.get(1) + down / 2.0);
        page.mouse().move(at.get(0) + right, at.get(1) + down);
        page.mouse().up();
    }

    void choose(String group, String field, String value) {
        open(group);
        page.getByLabel(field, new Page.GetByLabelOptions().setExact(true))
                .first()
                .selectOption(value);
    }

    void remove(String element) {
        select(element);
        pad("delete");
    }

    void select(String element) {
        Locator selected = page.locator("[data-element-id='" + element + "'].selected");
        for (int tries = 0; selected.count() == 0; tries++) {
            assertThat(tries).as("%s is to be selected", element).isLessThan(TRIES);
            leave();
            click(element);
            page.waitForTimeout(100);
        }
    }

    private void click(String element) {
        List<Double> at = seen(element);
        page.mouse().click(at.get(0), at.get(1));
    }

    /** Closes the menu of what is selected, which may lie over others. */
    private void leave() {
        BoundingBox canvas = page.locator(".djs-container").boundingBox();
        Locator menu = page.locator(".djs-context-pad.open");
        for (int tries = 0; tries == 0 || tries < TRIES && menu.count() > 0; tries++) {
            page.mouse().click(canvas.x + canvas.width / 2, canvas.y + MARGIN / 2.0);
            page.waitForTimeout(100);
        }
    }

    private List<Double> seen(String element) {
        if (!isSeen(middle(element))) {
            see();
        }
        return middle(element);
    }

    /** Beside the palette and the properties. */
    private boolean isSeen(List<Double> at) {
        BoundingBox canvas = page.locator(".djs-container").boundingBox();
        return at.get(0) > canvas.x + PALETTE
                && at.get(0) < canvas.x + canvas.width - MARGIN
                && at.get(1) > canvas.y + MARGIN
                && at.get(1) < canvas.y + canvas.height - MARGIN;
    }

    /** On the screen; of a flow the middle of its way. */
    private List<Double> middle(String element) {
        Locator hit =
                page.locator("[data-element-id='" + element + "'] > .djs-hit").first();
        Object at = hit.evaluate("""
                hit => {
                  const way = hit.getTotalLength && hit.tagName === 'path' ? hit.getPointAtLength(hit.getTotalLength() / 2) : null;
                  const box = hit.getBoundingClientRect();
                  const point = way ? way.matrixTransform(hit.getScreenCTM()) : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
                  return [point.x, point.y];
                }""");
        return ((List<?>) at)
                .stream().map(Number.class::cast).map(Number::doubleValue).toList();
    }

    /** What was typed last is taken over when the focus leaves it, which closes a menu. */
    private void menu(String element, String action) {
        select(element);
        for (int tries = 0; tries < TRIES && page.locator(".djs-popup").count() == 0; tries++) {
            pad(action);
            page.waitForTimeout(200);
        }
    }

    private void pad(String action) {
        page.locator(".djs-context-pad.open .entry[data-action='" + action + "']")
                .first()
                .click();
    }

    private void open(String group) {
        Locator header = page.locator(".bio-properties-panel-group-header:has-text('" + group + "')")
                .first();
        if (!String.valueOf(header.getAttribute("class")).contains("open")) {
            header.click();
        }
    }
}
