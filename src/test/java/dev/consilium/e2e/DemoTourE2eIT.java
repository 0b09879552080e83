package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is new to the demo is shown around once, and one person sees a case travel to whoever settles it. */
class DemoTourE2eIT extends DemoDesk {

    @BeforeEach
    void nobodyWasHereBefore() {
        imagesAreTakenIn();
        jdbc.sql("delete from tour_seen").update();
    }

    @Test
    void anAnnotatorIsShownAroundOnceAndAgainWhenTheyAsk() {
        Page page = comeIn("Annotator 2");
        Locator tour = tour();
        assertThat(tour).containsText("Welcome, annotator");
        assertThat(tour).containsText("1 of 4");
        assertThat(button("Next")).isFocused();
        assertThat(button("Back")).isDisabled();
        isMarked("offered");
        CHROMIUM.looksRight("tour");
        page.keyboard().press("n");
        assertThat(page).hasURL("http://localhost:" + port + "/");
        page.keyboard().press("Enter");
        isMarked("mine");
        button("Next").click();
        isMarked("others");
        button("Back").click();
        isMarked("mine");
        page.waitForResponse(told -> told.url().endsWith("/help/tours/annotator/seen"), () -> page.keyboard()
                .press("Escape"));
        assertThat(tour).not().isVisible();
        assertThat(page.locator(".toured")).hasCount(0);

        page.reload();
        assertThat(page.locator("h1")).hasText("Worklist");
        assertThat(page.locator("dialog.tour")).hasCount(0);
        assertThat(count("select count(*) from tour_seen")).isEqualTo(1);

        page.getByRole(AriaRole.LINK, exactly("Help")).click();
        assertThat(page.getByRole(AriaRole.HEADING, exactly("As an annotator"))).isVisible();
        CHROMIUM.looksRight("help");
        page.getByRole(AriaRole.LINK, exactly("Show me around")).click();
        assertThat(tour).isVisible();
        for (int step = 1; step < 4; step++) {
            button("Next").click();
        }
        isMarked("help");
        button("Done").click();
        assertThat(tour).not().isVisible();
        assertThat(page).hasURL("http://localhost:" + port + "/");
    }

    /** What a tour speaks of is there, for everybody. */
    @ParameterizedTest
    @ValueSource(strings = {"Specialist 1", "Senior 2", "Auditor", "Data manager", "Designer", "Lead"})
    void everybodyElseIsShownWhatIsThere(String who) {
        Page page = comeIn(who);
        assertThat(tour()).isVisible();
        List<String> parts = page.locator("[data-step]").all().stream()
                .map(step -> step.getAttribute("data-step"))
                .toList();
        assertThat(parts).hasSizeBetween(2, 5).endsWith("help");
        for (String part : parts) {
            isMarked(part);
            assertThat(page.locator("[data-step]:not([hidden])")).isVisible();
            page.locator("[data-go=next]").click();
        }
        assertThat(tour()).not().isVisible();
        page.getByRole(AriaRole.LINK, exactly("Help")).click();
        assertThat(page.locator("ol.guide").first()).isVisible();
        CHROMIUM.looksRight("help-" + who.toLowerCase().replace(' ', '-'));
    }

    @Test
    void onePersonSeesACaseTravelToArbitration() {
        String caseId = otherCases().get(0);
        Page page = readAs("Annotator 1", caseId);
        playTheOthers(caseId, "They disagree");
        assertThat(page.getByText("A senior expert settles it next")).isVisible(patiently());
        assertThat(page.getByText("5 readings are in.")).isVisible();
        assertThat(page.getByText("The readings are evenly split.")).isVisible();
        assertThat(page.getByText("credentials.txt")).isVisible();
        CHROMIUM.looksRight("demo-arrived");
        assertThat(state(caseId)).isEqualTo("ARBITRATION");
        assertThat(whoRead(caseId))
                .containsExactlyInAnyOrder("annotator1", "annotator2", "annotator3", "annotator4", "annotator5");
        assertThat(whoHandedInByTheTrail(caseId)).containsExactlyInAnyOrderElementsOf(whoRead(caseId));

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in as Senior"))
                .click();
        assertThat(page.locator("h1")).hasText("Worklist");
        page.waitForResponse(told -> told.url().endsWith("/seen"), () -> button("Close the tour")
                .click());
        take(caseId);
        assertThat(page.getByText("Reader 5").first()).isVisible();
    }

    @Test
    void aSmallMajorityBringsACaseToASpecialist() {
        String caseId = otherCases().get(1);
        Page page = readAs("Annotator 2", caseId);
        playTheOthers(caseId, "A small majority agrees with me");
        assertThat(page.getByText("A specialist looks at it next")).isVisible(patiently());
        assertThat(page.getByRole(AriaRole.BUTTON, exactly("Sign in as Specialist 1")))
                .isVisible();
        assertThat(state(caseId)).isEqualTo("REVIEW");
    }

    @Test
    void whereAllAgreeNobodyIsAskedFurther() {
        String caseId = otherCases().get(2);
        Page page = readAs("Annotator 3", caseId);
        playTheOthers(caseId, "They agree with me");
        assertThat(page.getByText("3 readings are in.")).isVisible(patiently());
        assertThat(page.getByRole(AriaRole.HEADING, exactly("Where the case is now")))
                .isVisible(patiently());
        assertThat(state(caseId)).isIn("AUDIT", "ACCEPTED");
    }

    private Page readAs(String who, String caseId) {
        Page page = signIn(who);
        take(caseId);
        page.getByLabel("Infarct").check();
        page.getByLabel("How sure are you").fill("75");
        page.getByRole(AriaRole.BUTTON, exactly("Hand in the reading")).click();
        assertThat(page.getByText("Handed in. Thank you.")).isVisible();
        return page;
    }

    private void playTheOthers(String caseId, String answer) {
        Page page = CHROMIUM.page();
        page.getByRole(AriaRole.LINK, exactly("Let the other readers read case " + caseId.substring(0, 8)))
                .click();
        CHROMIUM.looksRight("demo-choose");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(answer))
                .click();
    }

    private List<String> whoRead(String caseId) {
        return jdbc.sql("select p.username from reading r join person p on p.id = r.reader_id"
                        + " where r.case_id = :case and r.submitted_at is not null")
                .param("case", caseId)
                .query(String.class)
                .list();
    }

    private List<String> whoHandedInByTheTrail(String caseId) {
        return jdbc.sql("select p.username from audit_entry a join person p on p.id = a.actor_id"
                        + " where a.event_type = 'AnnotationSubmitted' and (a.subject_id = :case"
                        + " or a.subject_id in (select id from reading where case_id = :case))")
                .param("case", caseId)
                .query(String.class)
                .list();
    }

    private static Locator tour() {
        return CHROMIUM.page().locator("dialog.tour");
    }

    private static Locator button(String name) {
        return tour().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private static void isMarked(String part) {
        assertThat(CHROMIUM.page().locator(".toured")).hasAttribute("data-tour", part);
    }

    /** Far less than the two minutes a newcomer has. */
    private static IsVisibleOptions patiently() {
        return new IsVisibleOptions().setTimeout(60_000);
    }
}
