package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.study.TestObject;
import dev.consilium.testing.Browser;
import dev.consilium.testing.GuidelineTrial;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.workflow.protocol.ProtocolDeployment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a reader is told of a guideline that changed, and of their own earlier readings, beside a task. */
abstract class GuidelineScenario extends CaseSteps {

    private static final String CHANGED = "The guideline says something else than the one you know";

    @Autowired
    private ProtocolDeployment deployment;

    @Test
    void theFirstGuidelineShownIsKnownFromThenOn() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        String task = world.claim("ada", "reading");
        assertThat(page(world, "ada", task))
                .contains("Contents of the guideline")
                .doesNotContain(CHANGED);
        assertThat(known(world, "ada"))
                .isEqualTo(seenBy(world, "lea").path("protocol").asText());
        assertThat(page(world, "ada", task)).doesNotContain(CHANGED);
    }

    @Test
    void whatChangedSinceAnotherProjectIsShownUntilItsReaderKnowsIt() {
        GuidelineTrial trial = new GuidelineTrial(port, people, deployment);
        ReadingTeam world = trial.world();
        page(world, "ada", world.claim("ada", "reading"));
        String task = trial.revised();
        assertThat(page(world, "ada", task))
                .contains(
                        CHANGED,
                        "Borderline cases",
                        "<del>- Shunt: mark nothing.</del>",
                        "mark Other finding, and the class");
        assertThat(page(world, "ada", task)).contains(CHANGED);

        browser(world, "ada").submit("/tasks/" + task, "/tasks/" + task + "/guideline-read", Map.of());
        assertThat(page(world, "ada", task)).doesNotContain(CHANGED);
    }

    @Test
    void nobodyKnowsAGuidelineForSomebodyElse() {
        GuidelineTrial trial = new GuidelineTrial(port, people, deployment);
        ReadingTeam world = trial.world();
        page(world, "ada", world.claim("ada", "reading"));
        String before = known(world, "ada");
        String task = trial.revised();
        browser(world, "ben").submit("/", "/tasks/" + task + "/guideline-read", Map.of());
        assertThat(known(world, "ada")).isEqualTo(before);
        assertThat(jdbc.sql("select count(*) from guideline_read where person_id = :ben")
                        .param("ben", world.idOf("ben"))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void ownEarlierReadingsStandBesideATaskAndNobodyElses() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.read("ada", List.of("infarct"), 0.61, List.of(), null);
        world.read("ben", List.of("atrophy"), 0.62, List.of(), null);
        String second = anotherCase(world);
        String task = taskOf(world, "ada", second);
        String offered = page(world, "ada", task);
        assertThat(offered).doesNotContain("Your earlier readings");
        world.team().as("ada").post("/api/tasks/" + task + "/claim", Map.of()).expect(200);
        assertThat(earlier(page(world, "ada", task)))
                .contains(world.caseId().substring(0, 8), "Infarct", "61 % sure")
                .doesNotContain("Atrophy", "62 %");
        String cems = taskOf(world, "cem", second);
        world.team().as("cem").post("/api/tasks/" + cems + "/claim", Map.of()).expect(200);
        assertThat(earlier(page(world, "cem", cems)))
                .contains("You have handed in no reading in this project yet.")
                .doesNotContain("Infarct");
    }

    private static String earlier(String page) {
        int from = page.indexOf("id=\"earlier\"");
        assertThat(from).isPositive();
        return page.substring(from, page.indexOf("</section>", from));
    }

    private static String anotherCase(ReadingTeam world) {
        JsonNode intake = world.team()
                .as("dora")
                .postFiles(
                        "/api/projects/" + world.team().projectId() + "/studies?wait=60s",
                        Map.of("1.dcm", TestObject.slice("1.2.3.5", 1).bytes()))
                .expect(200)
                .json();
        return intake.path("series").path(0).path("case").asText();
    }

    private static String taskOf(ReadingTeam world, String who, String caseId) {
        return org.awaitility.Awaitility.await()
                .until(
                        () -> world.tasks(who)
                                .filter(task -> task.path("case").asText().equals(caseId))
                                .map(task -> task.path("id").asText())
                                .findFirst()
                                .orElse(""),
                        id -> !id.isEmpty());
    }

    private String known(ReadingTeam world, String who) {
        return jdbc.sql("select protocol_digest from guideline_read where person_id = :who")
                .param("who", world.idOf(who))
                .query(String.class)
                .single();
    }

    private Browser browser(ReadingTeam world, String who) {
        return Browser.signedIn(port, world.team().username(who), world.team().password());
    }

    private String page(ReadingTeam world, String who, String task) {
        return browser(world, who).get("/tasks/" + task).body();
    }
}
