package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.consilium.scenario.CaseSteps;
import dev.consilium.study.TestObject;
import dev.consilium.testing.GuidelineTrial;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.workflow.protocol.ProtocolDeployment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** A reader looks something up in the guideline beside a task, and is shown what has changed in it. */
@OnH2
class GuidelineE2eIT extends CaseSteps {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Autowired
    private ProtocolDeployment deployment;

    @Test
    void wordsAreFoundByKeyboardAndEverythingElseIsOutOfTheWay() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        Desk desk = reading(world);
        Locator search = desk.page().getByLabel("Find in the guideline");
        search.focus();
        desk.page().keyboard().type("hygroma");
        assertThat(desk.page().locator(".guideline [role=status]")).hasText("One place. Enter goes there.");
        assertThat(desk.page().locator(".guideline mark")).hasText("hygroma");
        assertThat(text(desk, "Borderline cases")).isVisible();
        assertThat(text(desk, "What happens next")).isHidden();
        desk.page().keyboard().press("Enter");
        assertThat(desk.page().locator(".guideline mark")).isInViewport();
        assertThat(desk.page().locator(".guideline [role=status]")).hasText("Place 1 of 1.");
        CHROMIUM.looksRight("guideline-found");

        search.fill("zebra");
        assertThat(desk.page().locator(".guideline [role=status]")).hasText("Nothing found. Try another word.");
        search.press("Escape");
        assertThat(text(desk, "What happens next")).isVisible();
        assertThat(desk.page().locator(".guideline mark")).hasCount(0);
    }

    @Test
    void contentsAndClassesLeadToTheirPassages() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        Desk desk = reading(world);
        desk.unfold("Contents of the guideline").follow("Borderline cases");
        assertThat(text(desk, "Borderline cases")).isInViewport();
        desk.unfold("Classes");
        CHROMIUM.looksRight("guideline-contents");
        desk.page().getByLabel("Find in the guideline").fill("hygroma");
        desk.follow("Hydrocephalus");
        assertThat(desk.page().locator(".guideline tr:target")).containsText("the ventricles are wide");
        assertThat(desk.page().locator(".guideline tr:target")).isInViewport();
    }

    @Test
    void whatChangedIsShownUntilItsReaderKnowsIt() {
        GuidelineTrial trial = new GuidelineTrial(port, people, deployment);
        Desk desk = reading(trial.world());
        desk.work(trial.revised());
        Locator changes = desk.page().locator(".guideline-changes");
        assertThat(changes.locator("del")).hasText("- Shunt: mark nothing.");
        assertThat(changes.locator("ins")).containsText("Shunt or post-operative skull: mark Other finding");
        CHROMIUM.looksRight("guideline-changed");
        Locator picture = desk.page().getByAltText("A shunt on a slice");
        picture.scrollIntoViewIfNeeded();
        assertThat(picture).isVisible();
        assertThat(picture).hasJSProperty("naturalWidth", 64);
        desk.press("I know this now");
        assertThat(changes).hasCount(0);
    }

    @Test
    void ownEarlierReadingsOfTheProjectAreUnfolded() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.read("ada", List.of("infarct"), 0.61, List.of(), null);
        world.team()
                .as("dora")
                .postFiles(
                        "/api/projects/" + world.team().projectId() + "/studies?wait=60s",
                        Map.of("1.dcm", TestObject.slice("1.2.3.5", 1).bytes()))
                .expect(200);
        Desk desk = reading(world);
        desk.unfold("The newest 1").shows("61 % sure");
        assertThat(desk.page().locator("section[aria-labelledby=earlier] tbody tr"))
                .containsText("Infarct");
        CHROMIUM.looksRight("earlier-readings");
        desk.follow(world.caseId().substring(0, 8)).shows("What happened");
    }

    private Desk reading(ReadingTeam world) {
        String task = world.claim("ada", "reading");
        Desk desk = new Desk(CHROMIUM, port, world).signIn("ada").work(task);
        desk.page().locator("[data-island=guideline][data-ready]").waitFor();
        return desk;
    }

    private static Locator text(Desk desk, String heading) {
        return desk.page()
                .locator(".guideline .prose")
                .getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName(heading));
    }
}
