package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.testing.Answer;
import dev.consilium.testing.ReadingTeam;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands in the way of a reading: a conflict of interest, or something only the data manager knows. */
abstract class RaisingScenario extends CaseSteps {

    private static final String QUESTION = "Was contrast given, or is this the native series?";
    private static final String ANSWER = "Native: the contrast series was not sent.";

    @Test
    void aConflictOfInterestGivesTheReadingToAnotherReaderAndNeverBack() {
        ReadingTeam world = team(cast -> ReadingTeam.readers(cast, "ada", "ben", "cem", "dan"));
        String task = world.claim("ada", "reading");
        raise(world, "ada", task, "conflict-of-interest", "reason", "She is my neighbour")
                .expect(204);
        assertThat(world.team().as("ada").get("/api/tasks/" + task).status()).isIn(404, 409);
        assertThat(isOffered(world, "ada")).isFalse();
        untilReadings(world, 3);
        assertThat(openTasks(world)).doesNotContain(task);
        for (String reader : List.of("ben", "cem", "dan")) {
            read(world, reader, "infarct");
        }
        until(world, "state", "ACCEPTED");
        assertThat(count(world, "reading_decline where case_id = :case")).isEqualTo(1);
    }

    @Test
    void withNobodyLeftAConflictLeavesACaseThatWaitsForTheNextReader() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        String task = world.claim("ada", "reading");
        raise(world, "ada", task, "conflict-of-interest", "reason", "My own study")
                .expect(204);
        read(world, "ben", "infarct");
        read(world, "cem", "infarct");
        until(world, "waitCode", "NO_ELIGIBLE_READER");
        ReadingTeam.readers(world.team(), "dan");
        read(world, "dan", "infarct");
        assertThat(until(world, "state", "ACCEPTED").has("waitCode")).isFalse();
    }

    @Test
    void theDataManagerAnswersAndOnlyTheAskerLearnsOfIt() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        String task = world.claim("ada", "reading");
        raise(world, "ada", task, "missing-information", "question", QUESTION).expect(204);
        raise(world, "ada", task, "missing-information", "question", "Which arm?")
                .expect(204);
        assertThat(questions(world, "ada", task))
                .extracting(question -> question.path("text").asText())
                .containsExactly(QUESTION, "Which arm?");

        String asked = world.claim("dora", "question");
        JsonNode seen =
                world.team().as("dora").get("/api/tasks/" + asked).expect(200).json();
        String text = seen.at("/material/question/text").asText();
        assertThat(text).isIn(QUESTION, "Which arm?");
        assertThat(seen.toString()).doesNotContain(world.team().username("ada"), world.idOf("ada"));
        isRefused(complete(world, "dora", asked, Map.of("form", Map.of("answer", " "))), 422, "FORM_REFUSED");
        complete(world, "dora", asked, Map.of("form", Map.of("answer", ANSWER))).expect(200);

        assertThat(questions(world, "ada", task))
                .filteredOn(question -> question.has("answeredAt"))
                .singleElement()
                .satisfies(question -> {
                    assertThat(question.path("text").asText()).isEqualTo(text);
                    assertThat(question.path("answer").asText()).isEqualTo(ANSWER);
                });
        String other = world.claim("ben", "reading");
        for (String path :
                List.of("/api/tasks/" + other, "/tasks/" + other, "/api/tasks", "/api/cases/" + world.caseId())) {
            assertThat(world.team().as("ben").get(path).text()).as(path).doesNotContain(QUESTION, ANSWER, "Which arm?");
        }
        assertThat(world.team().as("sen").get("/api/cases/" + world.caseId()).text())
                .doesNotContain(QUESTION, ANSWER);
        JsonNode lead = seenBy(world, "lea").path("questions");
        assertThat(lead).hasSize(2);
        assertThat(lead.get(0).path("askedBy").asText()).isEqualTo(world.team().username("ada"));
        assertThat(lead.toString()).contains(ANSWER);
        assertThat(seenBy(world, "dora").path("questions").get(0).has("askedBy"))
                .isFalse();
    }

    @Test
    void whoeverSawAQuestionReadsTheCaseNoMoreAlsoInAnotherRole() {
        ReadingTeam world =
                team(cast -> ReadingTeam.threeReadersAndASenior(cast.member("dam", "Dami", "data-manager")));
        String task = world.claim("ada", "reading");
        String members = "/api/projects/" + world.team().projectId() + "/members";
        String dam = world.team().username("dam");
        raise(world, "ada", task, "missing-information", "question", QUESTION).expect(204);
        String asked = world.claim("dam", "question");
        isRefused(
                world.team().as("lea").post(members, Map.of("user", dam, "role", "annotator")),
                409,
                "ROLES_INCOMPATIBLE");
        world.team()
                .as("lea")
                .delete(members + "/" + dam + "/roles/data-manager")
                .expect(204);
        world.team()
                .as("lea")
                .post(members, Map.of("user", dam, "role", "annotator"))
                .expect(201);
        String reading = world.offered("ben", "reading");
        assertThat(isOffered(world, "dam")).isFalse();
        isRefused(act(world, "dam", reading, "claim", Map.of()), 409, "ALREADY_INVOLVED");
        assertThat(world.claim("dora", "question")).isEqualTo(asked);
    }

    @Test
    void aReadingThatIsHandedInWithdrawsItsQuestion() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        String task = world.claim("ada", "reading");
        raise(world, "ada", task, "missing-information", "question", QUESTION).expect(204);
        String asked = world.claim("dora", "question");
        for (String reader : List.of("ada", "ben", "cem")) {
            complete(world, reader, world.claim(reader, "reading"), reading("infarct"))
                    .expect(200);
        }
        until(world, "state", "ACCEPTED");
        isRefused(complete(world, "dora", asked, Map.of("form", Map.of("answer", ANSWER))), 409, "TASK_CLOSED");
    }

    @Test
    void refusesWhatTheDiagramDoesNotCatchAndChangesNothing() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        disagree(world, "ada", "ben", "cem");
        String task = world.claim("sen", "arbitration");
        int entries = count(world, "audit_entry where subject_id = :case");
        isRefused(
                raise(world, "sen", task, "missing-information", "question", QUESTION), 409, "ESCALATION_NOT_ALLOWED");
        assertThat(count(world, "question where case_id = :case")).isZero();
        assertThat(count(world, "audit_entry where subject_id = :case")).isEqualTo(entries);
        complete(world, "sen", task, decision(world, "choose", "reader", 1)).expect(200);
        until(world, "state", "ARBITRATED");
    }

    @Test
    void refusesWhoeverDoesNotHoldTheTaskAndWhatSaysNothing() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        String task = world.claim("ada", "reading");
        isRefused(raise(world, "ben", task, "missing-information", "question", "x"), 409, "TASK_NOT_YOURS");
        isRefused(raise(world, "lea", task, "missing-information", "question", "x"), 404, "NOT_FOUND");
        isRefused(raise(world, "ada", "none", "missing-information", "question", "x"), 404, "NOT_FOUND");
        isRefused(raise(world, "ada", task, "boredom", "reason", "x"), 400, "ESCALATION_UNKNOWN");
        isRefused(raise(world, "ada", task, "uncertain", "reason", "x"), 409, "ESCALATION_NOT_ALLOWED");
        isRefused(raise(world, "ada", task, "missing-information", "question", " "), 400, "QUESTION_NEEDED");
        isRefused(raise(world, "ada", task, "conflict-of-interest", "reason", ""), 400, "REASON_MISSING");
        complete(world, "ada", task, reading("infarct")).expect(200);
        isRefused(raise(world, "ada", task, "missing-information", "question", "x"), 409, "TASK_CLOSED");
        assertThat(count(world, "question where case_id = :case")).isZero();
        assertThat(count(world, "reading_decline where case_id = :case")).isZero();
    }

    private static Answer raise(
            ReadingTeam world, String who, String task, String escalation, String member, String text) {
        return act(world, who, task, "raise", Map.of("escalation", escalation, member, text));
    }

    private static List<JsonNode> questions(ReadingTeam world, String who, String task) {
        JsonNode questions = world.team()
                .as(who)
                .get("/api/tasks/" + task)
                .expect(200)
                .json()
                .path("questions");
        return java.util.stream.StreamSupport.stream(questions.spliterator(), false)
                .toList();
    }

    private void untilReadings(ReadingTeam world, int open) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> openTasks(world).size() == open);
    }
}
