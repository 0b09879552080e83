package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.testing.Answer;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ReadingTeam;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The way a case took and what happened to it: who may know how much of it, while it is open, closed and opened again. */
abstract class CourseScenario extends AuditSteps {

    private static final String PATH = "/path";
    private static final String TIMELINE = "/timeline";

    @Test
    void theLeadSeesWhereTheTokensStandInEveryDiagram() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        read(world, "ada", "infarct");
        world.claim("ben", "reading");
        JsonNode protocol = process(path(world, "lea"), 0);
        assertThat(protocol.path("key").asText()).isEqualTo("FindingConsensusProcess");
        assertThat(step(protocol, "CallActivity_Reading").path("standing").asInt())
                .isPositive();
        assertThat(step(protocol, "Task_SelectStaff").path("passed").asInt()).isPositive();
        assertThat(protocol.path("ended").asBoolean()).isFalse();
        assertThat(flows(protocol))
                .contains("Flow_SelectStaff_ReadersFound", "Flow_ReadersFound_Reading")
                .doesNotContain("Flow_ReadersFound_StaffAvailable", "Flow_Reading_Score");
        List<JsonNode> readings = called(path(world, "lea"), "BlindedReadingProcess");
        assertThat(readings).hasSize(3).allSatisfy(reading -> {
            assertThat(reading.path("depth").asInt()).isEqualTo(1);
            assertThat(reading.path("calledBy").asText()).isEqualTo("Blinded readings");
        });
        assertThat(readings.stream().filter(reading -> reading.path("ended").asBoolean()))
                .hasSize(1);
        assertThat(readings.stream().filter(reading -> !reading.path("ended").asBoolean()))
                .allSatisfy(reading -> assertThat(
                                step(reading, "Task_Read").path("standing").asInt())
                        .isEqualTo(1));
    }

    @Test
    void theDiagramOfEachPathIsThere() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        world.offered("ada", "reading");
        assertThat(diagram(world, "lea", "1").expect(200).text())
                .contains("FindingConsensusProcess", "BPMNDiagram", "CallActivity_Reading");
        assertThat(diagram(world, "dora", "2").expect(200).text()).contains("BlindedReadingProcess", "Task_Read");
        assertThat(diagram(world, "lea", "0").status()).isEqualTo(404);
        assertThat(diagram(world, "lea", "99").status()).isEqualTo(404);
        assertThat(diagram(world, "lea", "first").status()).isEqualTo(400);
    }

    @Test
    void whoReadsOrDecidesAnOpenCaseSeesNoPathAndOnlyTheirOwnPart() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        read(world, "ada", "infarct");
        world.claim("ben", "reading");
        for (String who : List.of("ada", "ben", "sen")) {
            isRefused(get(world, who, PATH), 404, "NOT_FOUND");
            isRefused(diagram(world, who, "1"), 404, "NOT_FOUND");
            assertThat(page(world, who)).doesNotContain("data-island=\"path\"");
        }
        assertThat(get(world, "cem", PATH).status()).isEqualTo(404);
        assertThat(get(world, "cem", TIMELINE).status()).isEqualTo(404);
        assertThat(events(world, "ada"))
                .containsExactly("CaseOpened", "ReadingBegun", "TaskClaimed", "AnnotationSubmitted");
        assertThat(events(world, "ben")).containsExactly("CaseOpened", "ReadingBegun", "TaskClaimed");
        assertThat(events(world, "sen")).containsExactly("CaseOpened");
    }

    @Test
    void whoOverseesAnOpenCaseSeesEveryStepAndTheLeadAloneSeesWho() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        read(world, "ada", "infarct");
        assertThat(events(world, "dora"))
                .containsSubsequence(
                        "SeriesReceived", "CaseOpened", "TaskOpened", "ReadingBegun", "AnnotationSubmitted");
        assertThat(timeline(world, "dora").findValues("by")).isEmpty();
        assertThat(page(world, "dora")).doesNotContain(world.displayName("ada"));
        JsonNode overseen = timeline(world, "lea");
        assertThat(overseen.findValuesAsText("by")).contains(world.displayName("ada"));
        assertThat(overseen.findValuesAsText("task")).contains("Read the case");
        assertThat(page(world, "lea"))
                .contains("A reading was handed in.", "The case was opened.", world.displayName("ada"))
                .contains("data-island=\"path\"", "The same as a list");
    }

    @Test
    void onceItIsClosedReadersSeeTheWayButNotWhoWentIt() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        List.of("ada", "ben", "cem").forEach(reader -> read(world, reader, "infarct"));
        until(world, "state", "ACCEPTED");
        ended(world);
        JsonNode protocol = process(path(world, "ada"), 0);
        assertThat(protocol.path("ended").asBoolean()).isTrue();
        assertThat(flows(protocol))
                .contains("Flow_Route_Settled", "Flow_Outcome_Accepted", "Flow_Case_CaseClosed")
                .doesNotContain("Flow_Route_ToSpecialist", "Flow_Route_ToArbitration", "Flow_Outcome_Validated");
        JsonNode told = timeline(world, "ada");
        assertThat(told.findValuesAsText("event"))
                .contains("CaseScored", "DecisionTaken", "GroundTruthRecorded", "CaseStateChanged")
                .containsOnlyOnce("AnnotationSubmitted");
        assertThat(told.findValues("by")).isEmpty();
        assertThat(timeline(world, "lea").findValuesAsText("event").stream().filter("AnnotationSubmitted"::equals))
                .hasSize(3);
        assertThat(page(world, "ada"))
                .doesNotContain(world.displayName("ben"), world.team().username("ben"));
        assertThat(page(world, "ada")).contains("Agreement by round", "100 %");
    }

    @Test
    void aSecondRunHidesTheFirstFromWhomItWouldSway() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        List.of("ada", "ben", "cem").forEach(reader -> read(world, reader, "infarct"));
        until(world, "state", "ACCEPTED");
        ended(world);
        MessagesScenario.send(world, "reopen").expect(204);
        until(world, "waitCode", "NO_ELIGIBLE_READER");
        assertThat(runs(path(world, "lea"))).containsExactlyInAnyOrder(1, 2);
        assertThat(runs(path(world, "dora"))).containsExactly(2);
        assertThat(events(world, "lea")).contains("CaseReopened", "AnnotationSubmitted", "GroundTruthRecorded");
        assertThat(events(world, "dora")).doesNotContain("AnnotationSubmitted", "CaseScored", "GroundTruthRecorded");
        assertThat(get(world, "ada", PATH).status()).isEqualTo(404);
        assertThat(events(world, "ada")).doesNotContain("CaseScored", "GroundTruthRecorded", "CaseReopened");
        assertThat(step(process(path(world, "lea"), 0), "Task_RecordGroundTruth")
                        .path("passed")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void anAuditorFollowsAnOpenCaseWithoutNamesAndLearnsThemOnceItIsClosed() {
        ReadingTeam world = audited("ada", "ben", "cem");
        List.of("ada", "ben", "cem").forEach(reader -> read(world, reader, "infarct"));
        String task = world.claim("ava", "audit");
        assertThat(step(process(path(world, "ava"), 0), "CallActivity_QualityAudit")
                        .path("standing")
                        .asInt())
                .isEqualTo(1);
        assertThat(timeline(world, "ava").findValues("by")).isEmpty();
        assertThat(page(world, "ava")).doesNotContain(world.displayName("ada"));
        Map<String, Object> verdict = new HashMap<>(Map.of(
                "verdict",
                "passed",
                "findings",
                List.of(),
                "password",
                world.team().password()));
        complete(world, "ava", task, Map.of("decision", verdict)).expect(200);
        until(world, "state", "ACCEPTED");
        assertThat(timeline(world, "ava").findValuesAsText("by")).contains(world.displayName("ada"));
        assertThat(page(world, "ava")).contains("An audit was signed:", "passed");
    }

    @Test
    void aFailedAuditStartsAnewInTheSameDiagramAndHidesWhatWasBefore() {
        ReadingTeam world = audited("ada", "ben", "cem", "dan", "eva", "fay");
        List.of("ada", "ben", "cem").forEach(reader -> read(world, reader, "infarct"));
        Map<String, Object> failed = new HashMap<>(Map.of(
                "verdict",
                "failed",
                "findings",
                List.of(Map.of("severity", "critical", "about", "truth", "text", "not seen on the images")),
                "password",
                world.team().password()));
        complete(world, "ava", world.claim("ava", "audit"), Map.of("decision", failed))
                .expect(200);
        until(world, "rounds", "2");
        JsonNode seen = process(path(world, "dora"), 0);
        assertThat(step(seen, "Task_RecordGroundTruth").isMissingNode()).isTrue();
        assertThat(events(world, "dora")).doesNotContain("CaseScored", "GroundTruthRecorded");
        assertThat(step(process(path(world, "lea"), 0), "Task_RecordGroundTruth")
                        .path("passed")
                        .asInt())
                .isEqualTo(1);
        assertThat(events(world, "lea")).contains("CaseScored", "GroundTruthRecorded", "CaseAudited");
    }

    private static void ended(ReadingTeam world) {
        Awaitility.await()
                .until(() -> process(path(world, "lea"), 0).path("ended").asBoolean());
    }

    private static Answer get(ReadingTeam world, String who, String what) {
        return world.team().as(who).get("/api/cases/" + world.caseId() + what);
    }

    private static Answer diagram(ReadingTeam world, String who, String number) {
        return world.team()
                .as(who)
                .get(
                        "/api/cases/" + world.caseId() + PATH + "/" + number + "/diagram",
                        "application/xml, application/problem+json");
    }

    private static JsonNode path(ReadingTeam world, String who) {
        return get(world, who, PATH).expect(200).json().path("processes");
    }

    private static JsonNode timeline(ReadingTeam world, String who) {
        return get(world, who, TIMELINE).expect(200).json().path("entries");
    }

    private static List<String> events(ReadingTeam world, String who) {
        return timeline(world, who).findValuesAsText("event");
    }

    private String page(ReadingTeam world, String who) {
        return Browser.signedIn(port, world.team().username(who), world.team().password())
                .get("/cases/" + world.caseId())
                .body();
    }

    /** The first process at this depth. */
    private static JsonNode process(JsonNode processes, int depth) {
        return StreamSupport.stream(processes.spliterator(), false)
                .filter(process -> process.path("depth").asInt() == depth)
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> called(JsonNode processes, String key) {
        return StreamSupport.stream(processes.spliterator(), false)
                .filter(process -> process.path("key").asText().equals(key))
                .toList();
    }

    private static JsonNode step(JsonNode process, String element) {
        return StreamSupport.stream(process.path("steps").spliterator(), false)
                .filter(step -> step.path("element").asText().equals(element))
                .findFirst()
                .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    }

    private static List<String> flows(JsonNode process) {
        return StreamSupport.stream(process.path("flows").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static Set<Integer> runs(JsonNode processes) {
        return Set.copyOf(StreamSupport.stream(processes.spliterator(), false)
                .map(process -> process.path("run").asInt())
                .distinct()
                .toList());
    }
}
