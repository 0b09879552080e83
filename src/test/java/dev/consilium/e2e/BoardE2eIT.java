package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.consilium.e2e.Outlining.disc;
import static dev.consilium.e2e.Outlining.outline;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.consilium.scenario.BoardSteps;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An edge case from the opinions of its board over the chair's decision to the register and the draft of a guideline. */
@OnH2
class BoardE2eIT extends BoardSteps {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void theBoardDecidesAndTheRegisterKnows() {
        ReadingTeam world = board(cast -> cast.member("spe", "Spela", "specialist")
                .member("sen", "Senta", "senior")
                .member("sia", "Sieglinde", "senior"));
        raise(world);
        Desk desk = new Desk(CHROMIUM, port, world);
        anOpinionIsGiven(desk, world);
        say(world, "sen", "ambiguous", "reason", "nobody can tell");
        theChairDecides(desk, world);
        until(world, "state", "EXCLUDED");
        desk.signIn("lea");
        theRegisterIsSearched(desk);
        theEntryGetsOtherTags(desk);
        theGuidelineDraftHoldsTheSentence(desk);
        assertThat(settled(world).path("entry").path("tags").toString()).isEqualTo("[\"metal\",\"motion\"]");
    }

    @Test
    void theBoardSeesWhatReadersOutlined() {
        ReadingTeam world = new ReadingTeam(
                port,
                people,
                "board",
                "lesion-double-read",
                cast -> ReadingTeam.readers(
                        cast.member("spe", "Spela", "specialist").member("sen", "Senta", "senior"), "ada", "ben"));
        outline(world, "ben", disc(38, 30, 9), Map.of());
        outline(world, "ada", disc(30, 30, 14), Map.of("flags", List.of("edge-case"), "edgeCategory", "atypical"));
        until(world, "state", "BOARD");
        world.offered("spe", "board-opinion");
        Layered layered =
                new Layered(new Desk(CHROMIUM, port, world).signIn("spe").take());
        layered.shows("Reader 1", "Reader 2");
        CHROMIUM.looksRight("board-layers");
        layered.areToggled("Reader 1", "Reader 2");
    }

    private void anOpinionIsGiven(Desk desk, ReadingTeam world) {
        desk.signIn("spe").take();
        desk.shows(
                "Brought before the board by an annotator.",
                "atypical",
                "Reader 3",
                "What boards said of similar cases",
                "Guideline");
        desk.hides(world.displayName("ada"));
        theFormBeginsWithWhatAnyReadingHas(desk);
        CHROMIUM.looksRight("board-opinion");
        desk.isStopped("Sign the opinion", "Something is missing");
        desk.check("It has labels: a reading is right, or my own findings");
        desk.isStopped("Sign the opinion", "Something is missing");
        desk.write("Reason", "wide ventricles on slice 2");
        desk.sign().isRefused("Sign the opinion", 422, "label");
        desk.page().getByLabel("Hydrocephalus").last().check();
        desk.choose("Category", "Atypical appearance");
        desk.write("Sentence for the guideline", "Look at the ventricles.");
        desk.handIn("Sign the opinion");
    }

    private static void theFormBeginsWithWhatAnyReadingHas(Desk desk) {
        assertThat(desk.page().getByRole(AriaRole.BUTTON, Desk.named("all readings")))
                .isDisabled();
        desk.press("any reading");
        assertThat(desk.page().getByLabel("It has labels: a reading is right, or my own findings"))
                .isChecked();
        for (String finding : List.of("Infarct", "Atrophy", "White matter change")) {
            Locator box = desk.page().getByRole(AriaRole.CHECKBOX, Desk.named(finding));
            assertThat(box).isChecked();
            box.uncheck();
        }
    }

    private void theChairDecides(Desk desk, ReadingTeam world) {
        world.offered("sia", "board-chair");
        desk.signIn("sia").take();
        desk.shows("Member 1", "Member 2", "wide ventricles on slice 2", "nobody can tell", "Reader 3");
        desk.hides("Spela", world.displayName("ada"));
        CHROMIUM.looksRight("board-chair");
        desk.check("It should not be in the dataset");
        desk.isStopped("Sign and decide", "Something is missing");
        desk.write("Reason", "motion throughout").choose("Category", "Artefact");
        desk.write("Tags", "motion");
        desk.write("Sentence for the guideline", "Leave out what moved.");
        desk.sign().handIn("Sign and decide");
    }

    private static void theRegisterIsSearched(Desk desk) {
        desk.follow("Projects");
        desk.page().locator("tbody a").first().click();
        desk.follow("Edge cases");
        desk.shows("artefact", "not for the dataset");
        CHROMIUM.looksRight("edge-cases");
        desk.page().getByLabel("Text").fill("no such word");
        desk.press("Search").shows("No edge case was found.");
        assertThat(desk.page().getByLabel("Text")).hasValue("no such word");
        desk.page().getByLabel("Text").fill("moved");
        desk.page().getByLabel("Category").selectOption("artefact");
        desk.press("Search").shows("not for the dataset");
    }

    private static void theEntryGetsOtherTags(Desk desk) {
        desk.page().locator("tbody a").first().click();
        desk.shows("Opinions of the board", "nobody can tell", "Hydrocephalus", "Leave out what moved.");
        CHROMIUM.looksRight("edge-case");
        desk.page().getByLabel("Tags").fill("a/b");
        desk.press("Save the tags");
        assertThat(desk.page().getByRole(AriaRole.ALERT)).isVisible();
        desk.page().getByLabel("Tags").fill("Motion, metal");
        desk.press("Save the tags").shows("The tags are saved.", "metal");
        desk.page().locator("dd a").click();
        desk.shows("How it stands", "excluded", "Decision of the edge-case board", "It should not be in the dataset");
        CHROMIUM.looksRight("case-of-a-board");
        desk.page().goBack();
    }

    private static void theGuidelineDraftHoldsTheSentence(Desk desk) {
        desk.follow("Edge cases");
        desk.follow("Guideline draft");
        desk.shows("Leave out what moved.", "Look at the ventricles.", "Save as a file");
        CHROMIUM.looksRight("guideline-draft");
    }
}
