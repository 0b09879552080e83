package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ReadingTeam;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A database that refuses one row: the step is tried five times, stands in the list with its cause, and runs again when told. */
abstract class IncidentsScenario extends StandstillSteps {

    private static final int ATTEMPTS = 5;

    @Test
    void aStepThatFailsAtEveryAttemptStandsInTheListAndRunsAgainOnceItsCauseIsMended() {
        ReadingTeam world =
                team(cast -> ReadingTeam.threeReadersAndASenior(cast.member("leo", "Leo", "lead", "specialist")));
        ReadingTeam other = team(ReadingTeam::threeReadersAndASenior);
        String poison = refuse("ground_truth", world);
        for (String reader : List.of("ada", "ben", "cem")) {
            read(world, reader, "infarct");
            read(other, reader, "infarct");
        }
        until(other, "state", "ACCEPTED");
        assertThat(attemptsUntilItStandsStill(world)).isEqualTo(ATTEMPTS);

        JsonNode incident = incident(world, "lea");
        assertThat(incident.path("element").asText()).isEqualTo("Task_RecordGroundTruth");
        assertThat(incident.path("cause").asText()).containsIgnoringCase(poison);
        assertThat(seenBy(world, "lea").path("waitCode").asText()).isEqualTo("TECHNICAL_FAULT");
        assertThat(count(world, "ground_truth where case_id = :case")).isZero();
        assertThat(count(world, "feedback_item where case_id = :case")).isZero();
        assertThat(page(world, "lea")).contains("Task_RecordGroundTruth").contains("Run again");
        assertThat(page(world, "ada")).doesNotContain("Task_RecordGroundTruth");
        assertThat(incidents(world, "ada")).isEmpty();
        assertThat(incidents(world, "leo")).as("to a lead who may review cases").isEmpty();

        String id = incident.path("id").asText();
        isRefused(retry(world, "ada", id), 404, "NOT_FOUND");
        isRefused(retry(other, "lea", id), 404, "NOT_FOUND");
        retry(world, "lea", id).expect(204);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> incidents(world, "lea").stream()
                .anyMatch(again -> !again.path("id").asText().equals(id)));
        isRefused(retry(world, "lea", id), 409, "INCIDENT_RESOLVED");

        jdbc.sql("alter table ground_truth drop constraint " + poison).update();
        retry(world, "lea", incident(world, "lea").path("id").asText()).expect(204);
        JsonNode closed = until(world, "state", "ACCEPTED");
        assertThat(closed.has("waitCode")).isFalse();
        assertThat(incidents(world, "lea")).isEmpty();
        assertThat(count(world, "ground_truth where case_id = :case")).isEqualTo(1);
        assertThat(jdbc.sql(
                                "select count(*) from audit_entry where project_id = :project and event_type like 'Incident%'")
                        .param("project", world.team().projectId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    private static dev.consilium.testing.Answer retry(ReadingTeam world, String who, String incident) {
        return world.team().as(who).post("/api/incidents/" + incident + "/retry", Map.of());
    }

    private static JsonNode incident(ReadingTeam world, String who) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> incidents(world, who), found -> found.size() == 1)
                .get(0);
    }

    private static List<JsonNode> incidents(ReadingTeam world, String who) {
        JsonNode all =
                world.team().as(who).get("/api/incidents").expect(200).json().path("incidents");
        return StreamSupport.stream(all.spliterator(), false).toList();
    }

    private String page(ReadingTeam world, String who) {
        return Browser.signedIn(port, world.team().username(who), world.team().password())
                .get("/incidents")
                .body();
    }
}
