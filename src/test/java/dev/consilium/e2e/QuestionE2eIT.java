package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.consilium.scenario.CaseSteps;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the data manager is asked: a question of a reader, and whether images nobody could use may be read. */
@OnH2
class QuestionE2eIT extends CaseSteps {

    private static final String QUESTION = "Was contrast given?";
    private static final String ANSWER = "Native: the contrast series was not sent.";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void aReaderAsksTheDataManagerAnswersAndTheReaderReadsOn() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.offered("ada", "reading");
        Desk desk = new Desk(CHROMIUM, port, world).signIn("ada").take();
        desk.unfold("Ask the data manager").write("Question to the data manager", QUESTION);
        CHROMIUM.looksRight("question-asking");
        desk.press("Ask").ready().shows("Your questions", QUESTION, "Not answered yet");

        world.offered("dora", "question");
        desk.signIn("dora").take();
        desk.shows("The question", QUESTION, "asked", "Guideline");
        desk.hides(world.displayName("ada"));
        CHROMIUM.looksRight("question");
        desk.isStopped("Send the answer", "Something is missing");
        desk.write("Answer", ANSWER).handIn("Send the answer");

        desk.signIn("ada").follow("Open").ready().shows("Your questions", QUESTION, ANSWER);
        CHROMIUM.looksRight("question-answered");
    }

    @Test
    void aReaderWithAConflictOfInterestSaysSoAndLosesTheTask() {
        ReadingTeam world = team(cast -> ReadingTeam.readers(cast, "ada", "ben", "cem", "dan"));
        world.offered("ada", "reading");
        Desk desk = new Desk(CHROMIUM, port, world).signIn("ada").take();
        desk.unfold("Conflict of interest").press("Hand the task on for good");
        assertThat(desk.heading("Worklist")).isHidden();
        desk.write("What is the conflict?", "my neighbour").press("Hand the task on for good");
        assertThat(desk.heading("Worklist")).isVisible();
        desk.shows("Nothing waits for you at the moment.");
    }

    @Test
    void imagesAReaderCouldNotUseAreReleasedWithAReason() {
        ReadingTeam world = team(CaseSteps::everyLevel);
        complete(world, "ada", world.claim("ada", "reading"), unusable()).expect(200);
        world.offered("dora", "quarantine");
        Desk desk = new Desk(CHROMIUM, port, world).signIn("dora").take();
        desk.shows("only motion", "Why these images were held back", "could not use the images");
        desk.hides(world.displayName("ada"));
        CHROMIUM.looksRight("quarantine-of-a-case");
        desk.isStopped("Decide", "Something is missing");
        desk.check("Release for reading");
        desk.isStopped("Decide", "Something is missing");
        desk.write("Reason", "sharp enough on slice 2").handIn("Decide");
        until(world, "state", "REVIEW");
    }

    @Test
    void whatCameTooLateIsToldInWordsAndBackLeadsNowhereStrange() {
        ReadingTeam world = team(cast -> {
            ReadingTeam.threeReadersAndASenior(cast);
            cast.member("dirk", "Dirk", "data-manager");
        });
        complete(world, "ada", world.claim("ada", "reading"), unusable()).expect(200);
        String task = world.claim("dora", "quarantine");
        Desk desk = new Desk(CHROMIUM, port, world).signIn("dora").work(task);
        world.team()
                .as("lea")
                .post(
                        "/api/tasks/" + task + "/assign",
                        Map.of("user", world.team().username("dirk")))
                .expect(204);
        complete(world, "dirk", task, Map.of("decision", "reject", "reason", "cannot be read"))
                .expect(200);
        desk.check("Release for reading").write("Reason", "sharp enough on slice 2");
        desk.isRefused("Decide", 409, "You do not hold this task.");
        CHROMIUM.looksRight("too-late");
        until(world, "state", "EXCLUDED");
        desk.page().reload();
        desk.shows("Back to the worklist");
        assertThat(CHROMIUM.expectedTrouble()).isNotEmpty();
        CHROMIUM.looksRight("too-late-reloaded");
        desk.follow("Back to the worklist");
        assertThat(desk.heading("Kept drafts")).isVisible();
        desk.shows("handed in too late");
        CHROMIUM.looksRight("worklist-too-late");
    }

    @Test
    void theBackButtonAfterHandingInSaysThatItIsDone() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.offered("ada", "reading");
        Desk desk = new Desk(CHROMIUM, port, world).signIn("ada").take();
        desk.check("Infarct");
        desk.page().getByLabel("How sure are you").fill("80");
        desk.handIn("Hand in the reading");
        desk.page().goBack();
        desk.shows("Back to the worklist");
        assertThat(CHROMIUM.expectedTrouble()).isNotEmpty();
        CHROMIUM.looksRight("back-after-handing-in");
        desk.follow("Back to the worklist");
        assertThat(desk.page().getByRole(AriaRole.BUTTON, Desk.named("Take"))).hasCount(0);
        assertThat(count(world, "annotation a join reading r on r.id = a.reading_id where r.case_id = :case"))
                .isEqualTo(1);
    }

    private static Map<String, Object> unusable() {
        return Map.of(
                "labels", List.of(), "confidence", 0.9, "flags", List.of("unusable-image"), "comment", "only motion");
    }
}
