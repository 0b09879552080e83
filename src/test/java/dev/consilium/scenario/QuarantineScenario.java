package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.study.TestObject;
import dev.consilium.testing.ReadingTeam;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A series with a gap waits for the data manager, who releases or rejects it. */
abstract class QuarantineScenario extends CaseSteps {

    private ReadingTeam world;
    private String intake;
    private String series;
    private String task;

    @BeforeEach
    void aSeriesWithAGapIsHeldBack() {
        world = team(ReadingTeam::threeReadersAndASenior);
        Map<String, byte[]> files = new HashMap<>();
        for (int number : new int[] {1, 2, 3, 9}) {
            files.put(number + ".dcm", TestObject.slice("1.2.3.5", number).bytes());
        }
        JsonNode answer = world.team()
                .as("dora")
                .postFiles("/api/projects/" + world.team().projectId() + "/studies?wait=60s", files)
                .expect(200)
                .json();
        intake = answer.path("intake").asText();
        JsonNode held = answer.path("series").path(0);
        assertThat(held.path("state").asText()).isEqualTo("quarantined");
        assertThat(held.path("reasons").toString()).contains("MISSING_SLICES");
        series = held.path("series").asText();
        task = world.claim("dora", "quarantine");
    }

    @Test
    void isNobodysButTheDataManagers() {
        for (String other : new String[] {"ada", "sen", "lea"}) {
            assertThat(world.tasks(other).map(shown -> shown.path("kind").asText()))
                    .doesNotContain("quarantine");
            isRefused(complete(world, other, task, review("release", "two ranges")), 404, "NOT_FOUND");
        }
        isRefused(world.team().as("ada").get(picture()), 404, "NOT_FOUND");
        isRefused(act(world, "dora", task, "decline", Map.of("reason", "no time")), 409, "NOT_DECLINABLE");
    }

    @Test
    void needsADecisionAndAReason() {
        isRefused(complete(world, "dora", task, Map.of()), 422, "FORM_REFUSED");
        isRefused(complete(world, "dora", task, Map.of("decision", "release")), 422, "FORM_REFUSED");
        isRefused(complete(world, "dora", task, review("keep", "two ranges")), 422, "FORM_REFUSED");
        assertThat(state()).isEqualTo("quarantined");
    }

    @Test
    void releasedItBecomesACaseThatIsRead() {
        complete(world, "dora", task, review("release", "Two scan ranges")).expect(200);
        Awaitility.await().untilAsserted(() -> assertThat(state()).isEqualTo("accepted"));
        assertThat(shown().path("case").asText()).isNotBlank().isNotEqualTo(world.caseId());
        isRefused(complete(world, "dora", task, review("reject", "Moved the head")), 409, "TASK_CLOSED");
        Awaitility.await().untilAsserted(() -> assertThat(world.tasks("ada")).hasSize(2));
        world.team().as("ada").get(picture()).expect(200);
    }

    @Test
    void rejectedItsPixelsAreGoneAndItsRecordStays() {
        world.team().as("dora").get(picture()).expect(200);
        complete(world, "dora", task, review("reject", "Moved the head")).expect(200);
        Awaitility.await().untilAsserted(() -> assertThat(state()).isEqualTo("rejected"));
        assertThat(shown().has("case")).isFalse();
        assertThat(world.team().as("dora").get(picture()).status()).isEqualTo(404);
        isRefused(complete(world, "dora", task, review("release", "Two scan ranges")), 409, "TASK_CLOSED");
    }

    private static Map<String, String> review(String decision, String reason) {
        return Map.of("decision", decision, "reason", reason);
    }

    private String picture() {
        return "/api/series/" + series + "/slices/0.png";
    }

    private String state() {
        return shown().path("state").asText();
    }

    private JsonNode shown() {
        return world.team()
                .as("lea")
                .get("/api/intakes/" + intake)
                .expect(200)
                .json()
                .path("series")
                .path(0);
    }
}
