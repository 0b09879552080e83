package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.testing.Answer;
import dev.consilium.testing.ReadingTeam;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The roads a case of finding-consensus can take from its readers on. */
abstract class RoadsScenario extends CaseSteps {

    @Test
    void threeWhoAgreeMakeAGroundTruthAndNobodyIsCorrected() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        read(world, "ada", "infarct", "atrophy");
        read(world, "ben", "atrophy", "infarct");
        read(world, "cem", "infarct", "atrophy");
        JsonNode seen = until(world, "state", "ACCEPTED");
        assertThat(seen.path("route").asText()).isEqualTo("accept");
        assertThat(seen.path("groundTruth").path("origin").asText()).isEqualTo("CONSENSUS");
        assertThat(seen.path("groundTruth").path("labels").findValuesAsText("class"))
                .containsExactlyInAnyOrder("atrophy", "infarct");
        assertThat(seen.path("groundTruth").path("percentAgreement").asDouble()).isEqualTo(1);
        assertThat(seen.has("decision")).isFalse();
        assertThat(count(world, "feedback_item where case_id = :case")).isZero();
        assertThat(isOffered(world, "sen")).isFalse();
        assertThat(seenBy(world, "ben").path("readings")).hasSize(3);
    }

    /** Until posteriors are held against enough outcomes, nothing critical is accepted on the readers' word. */
    @Test
    void threeWhoAgreeOnSomethingCriticalAreLookedAtByAnExpert() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        read(world, "ada", "haemorrhage");
        read(world, "ben", "haemorrhage");
        read(world, "cem", "haemorrhage");
        JsonNode seen = until(world, "state", "REVIEW");
        assertThat(seen.path("route").asText()).isEqualTo("specialist");
        assertThat(count(world, "case_consensus where case_id = :case and content like '%\"calibrated\":false%'"))
                .isEqualTo(1);
    }

    @Test
    void aWeakMajorityAsksForOneMoreReadingAndAStrongOneIsAccepted() {
        ReadingTeam world = team(cast -> ReadingTeam.readers(cast, "ada", "ben", "cem", "dan"));
        read(world, "ada", "infarct");
        read(world, "ben", "infarct");
        read(world, "cem", "atrophy");
        assertThat(until(world, "rounds", "2").path("route").asText()).isEqualTo("more");
        assertThat(openTasks(world)).hasSize(1);
        assertThat(List.of("ada", "ben", "cem")).noneMatch(reader -> isOffered(world, reader));
        read(world, "dan", "infarct");
        JsonNode truth = until(world, "state", "ACCEPTED").path("groundTruth");
        assertThat(truth.path("labels").findValuesAsText("class")).containsExactly("infarct");
        assertThat(truth.path("softLabel").path("infarct").asDouble()).isEqualTo(0.75);
        assertThat(truth.path("softLabel").path("atrophy").asDouble()).isEqualTo(0.25);
        assertThat(count(world, "feedback_item where case_id = :case and given = 'atrophy' and truth = 'infarct'"))
                .isEqualTo(1);
    }

    @Test
    void fiveReadingsAreTheMostAndThenASeniorDecides() {
        ReadingTeam world = team(cast ->
                ReadingTeam.readers(cast.member("sen", "Senta", "senior"), "ada", "ben", "cem", "dan", "eva", "fay"));
        disagree(world, "ada", "ben", "cem");
        until(world, "rounds", "2");
        read(world, "dan", "infarct");
        until(world, "rounds", "3");
        read(world, "eva", "atrophy");
        assertThat(until(world, "state", "ARBITRATION").path("route").asText()).isEqualTo("arbitrate");
        assertThat(isOffered(world, "fay")).isFalse();
        JsonNode sheet = act(world, "sen", world.offered("sen", "arbitration"), "claim", Map.of())
                .expect(200)
                .json();
        assertThat(sheet.path("readings")).hasSize(5);
    }

    @Test
    void withNobodyLeftToAskASpecialistSettlesAWeakMajority() {
        ReadingTeam world = team(CaseSteps::everyLevel);
        read(world, "ada", "infarct");
        read(world, "ben", "infarct");
        read(world, "cem", "atrophy");
        JsonNode seen = until(world, "state", "REVIEW");
        assertThat(seen.path("rounds").asInt()).isEqualTo(1);
        assertThat(seen.path("route").asText()).isEqualTo("specialist");
        assertThat(seen.has("groundTruth")).isFalse();
        correct(world, "atrophy");
        JsonNode truth = until(world, "state", "VALIDATED").path("groundTruth");
        assertThat(truth.path("origin").asText()).isEqualTo("SPECIALIST");
        assertThat(truth.path("labels").findValuesAsText("class")).containsExactly("atrophy");
        assertThat(count(world, "feedback_item where case_id = :case and given = 'infarct' and truth = 'atrophy'"))
                .isEqualTo(2);
    }

    @Test
    void withNobodyLeftToAskACriticalFindingGoesToArbitration() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        read(world, "ada", "haemorrhage");
        read(world, "ben", "haemorrhage");
        read(world, "cem", "atrophy");
        JsonNode seen = until(world, "state", "ARBITRATION");
        assertThat(seen.path("rounds").asInt()).isEqualTo(1);
        assertThat(seen.path("route").asText()).isEqualTo("arbitrate");
        assertThat(seen.has("groundTruth")).isFalse();
        assertThat(world.offered("sen", "arbitration")).isNotBlank();
    }

    @Test
    void anImageAReaderCannotUseGoesToTheDataManagerAndThenToASpecialist() {
        ReadingTeam world = team(CaseSteps::everyLevel);
        complete(world, "ada", world.claim("ada", "reading"), unusable("only motion"))
                .expect(200);
        String task = world.claim("dora", "quarantine");
        assertThat(seenBy(world, "lea").path("state").asText()).isEqualTo("QUARANTINE");
        assertThat(world.team().as("dora").get("/api/tasks/" + task).expect(200).text())
                .contains("only motion");
        assertThat(openTasks(world)).isEmpty();
        complete(world, "dora", task, Map.of("decision", "release", "reason", "sharp enough on slice 2"))
                .expect(200);
        until(world, "state", "REVIEW");
        correct(world, "infarct");
        assertThat(until(world, "state", "VALIDATED")
                        .path("groundTruth")
                        .path("labels")
                        .findValuesAsText("class"))
                .containsExactly("infarct");
    }

    @Test
    void whoeverReviewedTheImagesOfACaseTakesNoOtherPartInItAfterAChangeOfRole() {
        ReadingTeam world = team(cast -> CaseSteps.everyLevel(cast.member("dam", "Dami", "data-manager")));
        complete(world, "ada", world.claim("ada", "reading"), unusable("only motion"))
                .expect(200);
        complete(
                        world,
                        "dam",
                        world.claim("dam", "quarantine"),
                        Map.of("decision", "release", "reason", "sharp enough on slice 2"))
                .expect(200);
        String members = "/api/projects/" + world.team().projectId() + "/members";
        String dam = world.team().username("dam");
        world.team()
                .as("lea")
                .delete(members + "/" + dam + "/roles/data-manager")
                .expect(204);
        for (String role : List.of("specialist", "senior")) {
            world.team()
                    .as("lea")
                    .post(members, Map.of("user", dam, "role", role))
                    .expect(201);
        }
        String review = world.offered("spe", "specialist-review");
        assertThat(isOffered(world, "dam")).isFalse();
        isRefused(act(world, "dam", review, "claim", Map.of()), 409, "ALREADY_INVOLVED");
        handOn(world);
        String arbitration = world.offered("sen", "arbitration");
        assertThat(isOffered(world, "dam")).isFalse();
        isRefused(act(world, "dam", arbitration, "claim", Map.of()), 409, "ALREADY_INVOLVED");
    }

    @Test
    void anImageTheDataManagerRejectsExcludesTheCase() {
        ReadingTeam world = team(CaseSteps::everyLevel);
        isRefused(complete(world, "ada", world.claim("ada", "reading"), unusable(" ")), 422, "UNUSABLE_REASON_MISSING");
        complete(world, "ada", world.offered("ada", "reading"), unusable("only motion"))
                .expect(200);
        complete(
                        world,
                        "dora",
                        world.claim("dora", "quarantine"),
                        Map.of("decision", "reject", "reason", "cannot be read"))
                .expect(200);
        JsonNode seen = until(world, "state", "EXCLUDED");
        assertThat(seen.has("groundTruth")).isFalse();
        assertThat(List.of("ada", "ben", "cem", "spe", "sen")).noneMatch(who -> isOffered(world, who));
    }

    @Test
    void anEdgeCaseOfAReaderComesBeforeTheBoardWithItsCategory() {
        ReadingTeam world = team(CaseSteps::everyLevel);
        String task = world.claim("ada", "reading");
        Map<String, Object> flagged =
                Map.of("labels", labels("infarct"), "confidence", 0.4, "flags", List.of("edge-case"));
        isRefused(complete(world, "ada", task, flagged), 422, "EDGE_CATEGORY_MISSING");
        Map<String, Object> edge = new java.util.HashMap<>(flagged);
        edge.put("edgeCategory", "rare-disease");
        complete(world, "ada", task, edge).expect(200);
        until(world, "state", "BOARD");
        for (String member : List.of("spe", "sen")) {
            complete(
                            world,
                            member,
                            world.claim(member, "board-opinion"),
                            Map.of(
                                    "decision",
                                    Map.of(
                                            "outcome",
                                            "excluded",
                                            "category",
                                            "rare-disease",
                                            "tags",
                                            List.of("mirror"),
                                            "reason",
                                            "outside the protocol",
                                            "password",
                                            world.team().password())))
                    .expect(200);
        }
        until(world, "state", "EXCLUDED");
        JsonNode entries = world.team()
                .as("lea")
                .get("/api/projects/" + world.team().projectId() + "/edge-cases")
                .expect(200)
                .json()
                .path("edgeCases");
        assertThat(entries).hasSize(1);
        assertThat(entries.toString()).contains("rare-disease");
    }

    private static Map<String, Object> unusable(String why) {
        return Map.of("labels", List.of(), "confidence", 0.9, "flags", List.of("unusable-image"), "comment", why);
    }

    @Test
    void anUncertainReaderHandsTheCaseUpAndTheOtherReadingsAreWithdrawn() {
        ReadingTeam world = team(CaseSteps::everyLevel);
        String ofAda = world.claim("ada", "reading");
        String ofBen = world.claim("ben", "reading");
        String ofCem = world.offered("cem", "reading");
        complete(world, "ada", ofAda, uncertain("infarct")).expect(200);
        handOn(world);
        String arbitration = world.offered("sen", "arbitration");
        isRefused(complete(world, "ben", ofBen, reading("atrophy")), 409, "TASK_CLOSED");
        isRefused(act(world, "ben", ofBen, "release", Map.of()), 409, "TASK_CLOSED");
        isRefused(world.team().as("ben").get("/api/tasks/" + ofBen), 409, "TASK_CLOSED");
        isRefused(act(world, "cem", ofCem, "claim", Map.of()), 409, "TASK_CLAIMED");
        assertThat(List.of("ada", "ben", "cem")).noneMatch(reader -> isOffered(world, reader));
        assertThat(count(world, "reading where case_id = :case and submitted_at is not null"))
                .isEqualTo(1);
        JsonNode sheet =
                act(world, "sen", arbitration, "claim", Map.of()).expect(200).json();
        assertThat(sheet.path("readings")).hasSize(1);
        complete(world, "sen", arbitration, decision(world, "choose", "reader", 1))
                .expect(200);
        assertThat(until(world, "state", "ARBITRATED")
                        .path("groundTruth")
                        .path("softLabel")
                        .path("infarct")
                        .asDouble())
                .isEqualTo(1);
    }

    @Test
    void aCorrectionUnderWayIsWithdrawnTooAndWhatItLacksNeverBecomesTheTruth() {
        ReadingTeam world = team(CaseSteps::everyLevel);
        complete(world, "ada", world.claim("ada", "reading"), reading("no-finding", "infarct"))
                .expect(200);
        String correction = world.claim("ada", "reading");
        complete(world, "ben", world.claim("ben", "reading"), uncertain("atrophy"))
                .expect(200);
        handOn(world);
        String arbitration = world.claim("sen", "arbitration");
        isRefused(complete(world, "ada", correction, reading("infarct")), 409, "TASK_CLOSED");
        assertThat(isOffered(world, "ada")).isFalse();
        JsonNode readings = world.team()
                .as("sen")
                .get("/api/tasks/" + arbitration)
                .expect(200)
                .json()
                .path("readings");
        int wanting = readings.path(0).path("labels").size() == 2 ? 1 : 2;
        complete(world, "sen", arbitration, decision(world, "choose", "reader", wanting))
                .expect(200);
        String again = world.claim("sen", "arbitration");
        assertThat(seenBy(world, "lea").has("groundTruth")).isFalse();
        complete(world, "sen", again, decision(world, "choose", "reader", 3 - wanting))
                .expect(200);
        assertThat(until(world, "state", "ARBITRATED")
                        .path("groundTruth")
                        .path("labels")
                        .findValuesAsText("class"))
                .containsExactly("atrophy");
    }

    @Test
    void labelsThatBreakTheSchemaComeBackToTheirReaderOnlyAndEveryRevisionStays() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        complete(world, "ada", world.claim("ada", "reading"), reading("no-finding", "infarct"))
                .expect(200);
        String correction = world.claim("ada", "reading");
        isRefused(act(world, "ben", correction, "claim", Map.of()), 409, "TASK_CLAIMED");
        isRefused(complete(world, "ben", correction, reading("infarct")), 409, "TASK_NOT_YOURS");
        isRefused(
                act(
                        world,
                        "lea",
                        correction,
                        "assign",
                        Map.of("user", world.team().username("ben"))),
                409,
                "CORRECTION_IS_YOURS");
        isRefused(act(world, "ada", correction, "release", Map.of()), 409, "CORRECTION_IS_YOURS");
        isRefused(act(world, "ada", correction, "decline", Map.of("reason", "no time")), 409, "CORRECTION_IS_YOURS");
        JsonNode given = world.team()
                .as("ada")
                .get("/api/tasks/" + correction)
                .expect(200)
                .json();
        assertThat(given.path("reworkReason").asText()).isEqualTo("EXCLUSIVE_CLASS");
        assertThat(given.path("data").path("findings").toString()).contains("no-finding", "infarct");
        complete(world, "ada", correction, reading("no-finding", "atrophy")).expect(200);
        complete(world, "ada", world.claim("ada", "reading"), reading("infarct"))
                .expect(200);
        assertThat(jdbc.sql("""
                        select a.revision from annotation a join reading r on r.id = a.reading_id
                        where r.case_id = :case order by a.revision""")
                        .param("case", world.caseId())
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 2, 3);
        assertThat(seenBy(world, "ada").path("readings").findValuesAsText("class"))
                .containsExactly("infarct");
        read(world, "ben", "infarct");
        read(world, "cem", "infarct");
        until(world, "state", "ACCEPTED");
    }

    @Test
    void aCaseAndItsTasksAreAbsentForPeopleOfAnotherProject() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        ReadingTeam others = team(ReadingTeam::threeReadersAndASenior);
        String task = world.claim("ada", "reading");
        String series = seenBy(world, "lea").path("series").asText();
        Map<String, String> paths = Map.of(
                "/api/cases/", world.caseId(),
                "/api/tasks/", task,
                "/api/series/", series + "/slices/0.png",
                "/api/intakes/", world.intakeId(),
                "/api/projects/", world.team().projectId());
        for (String who : List.of("ada", "sen", "dora", "lea")) {
            paths.forEach((path, foreign) -> sameAsAbsent(
                    others.team().as(who).get(path + foreign),
                    others.team().as(who).get(path + absent(foreign))));
        }
        Map<String, Object> body = Map.of("reason", "x", "user", others.team().username("ada"));
        for (String verb : List.of("claim", "release", "decline", "complete", "assign")) {
            sameAsAbsent(act(others, "ada", task, verb, body), act(others, "ada", absent(task), verb, body));
            sameAsAbsent(act(others, "lea", task, verb, body), act(others, "lea", absent(task), verb, body));
        }
    }

    private static void sameAsAbsent(Answer foreign, Answer absent) {
        assertThat(foreign.expect(404).code()).isEqualTo("NOT_FOUND");
        assertThat(foreign.text().replace(foreign.path(), ""))
                .isEqualTo(absent.text().replace(absent.path(), ""));
        assertThat(headers(foreign)).isEqualTo(headers(absent));
    }

    private static Set<String> headers(Answer answer) {
        Set<String> names = new TreeSet<>(answer.headers().map().keySet());
        names.removeAll(Set.of("connection", "keep-alive", "date"));
        return names;
    }

    private static String absent(String id) {
        return "00000000-0000-4000-8000-000000000000" + id.substring(36);
    }
}
