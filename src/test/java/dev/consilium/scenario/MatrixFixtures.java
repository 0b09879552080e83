package dev.consilium.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.study.TestObject;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.testing.Team;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** Brings a case of finding-consensus to each of its wait states, and to each of its ends, by the shortest road. */
abstract class MatrixFixtures extends MatrixSteps {

    private static final List<String> PANEL = List.of("vera", "vito", "wanda");

    /** By the name of the wait state. */
    Map<String, Supplier<Standing>> waits() {
        Map<String, Supplier<Standing>> waits = new LinkedHashMap<>();
        waits.put("IntermediateCatchEvent_StaffAvailable", this::waitsForReaders);
        String reading = "CallActivity_Reading > ";
        waits.put(reading + "Task_Read", () -> reading(whole()));
        waits.put(reading + "IntermediateCatchEvent_StaffAvailable", this::waitsForAnotherReader);
        waits.put(reading + "Task_CorrectReading", () -> correction(whole()));
        waits.put(reading + "Task_ReadByNextLevel", () -> nextLevel(whole()));
        waits.put(reading + "Task_AnswerQuestion", () -> question(whole()));
        String review = "CallActivity_SpecialistReview > ";
        waits.put(review + "IntermediateCatchEvent_StaffAvailable", this::waitsForSpecialist);
        waits.put(review + "Task_SpecialistReview", () -> review(whole()));
        waits.put(review + "CallActivity_ReadingRework > Task_ReworkReading", () -> returned(whole()));
        arbitrations(waits, "CallActivity_SeniorArbitration > ");
        boards(waits, "CallActivity_EdgeCaseReview > ");
        waits.put("CallActivity_QuarantineReview > Task_ReviewQuarantine", () -> quarantine(whole()));
        waits.put("CallActivity_QualityAudit > IntermediateCatchEvent_StaffAvailable", this::waitsForAuditor);
        waits.put("CallActivity_QualityAudit > Task_Audit", () -> audit(audited(MatrixFixtures::everybody)));
        waits.put("CallActivity_ReadingRework > Task_ReworkReading", this::sentBackByAuditor);
        return waits;
    }

    private void arbitrations(Map<String, Supplier<Standing>> waits, String arbitration) {
        waits.put(arbitration + "IntermediateCatchEvent_StaffAvailable", this::waitsForArbiter);
        waits.put(arbitration + "Task_Arbitrate", () -> arbitration(whole()));
        waits.put(arbitration + "IntermediateCatchEvent_PanelAvailable", this::waitsForPanel);
        waits.put(arbitration + "Task_PanelVote", () -> vote(whole()));
        waits.put(arbitration + "IntermediateCatchEvent_ChairAvailable", this::waitsForChair);
        waits.put(arbitration + "Task_ChairDecision", () -> chair(whole()));
    }

    private void boards(Map<String, Supplier<Standing>> waits, String board) {
        waits.put(board + "IntermediateCatchEvent_StaffAvailable", this::waitsForBoard);
        waits.put(board + "Task_SpecialistOpinion", () -> opinion(whole(), "spe"));
        waits.put(board + "Task_SeniorOpinion", () -> opinion(whole(), "sen"));
        waits.put(board + "IntermediateCatchEvent_ChairAvailable", this::waitsForBoardChair);
        waits.put(board + "Task_ChairDecision", this::boardChair);
    }

    /** By the id of the end event. */
    Map<String, Supplier<Standing>> endings() {
        Map<String, Supplier<Standing>> endings = new LinkedHashMap<>();
        endings.put("EndEvent_Accepted", this::accepted);
        endings.put("EndEvent_Validated", this::validated);
        endings.put("EndEvent_Arbitrated", () -> arbitrated("choose", "ARBITRATED", "reader", 1));
        endings.put("EndEvent_Ambiguous", () -> arbitrated("ambiguous", "AMBIGUOUS"));
        endings.put("EndEvent_Excluded", this::excluded);
        endings.put("EndEvent_Rejected", this::rejected);
        endings.put("EndEvent_Withdrawn", this::withdrawn);
        return endings;
    }

    ReadingTeam whole() {
        return world(SHIPPED, MatrixFixtures::everybody);
    }

    static void everybody(Team cast) {
        everyLevel(cast);
        cast.member("spi", "Spira", "specialist").member("ava", "Ava", "auditor");
        PANEL.forEach(name -> cast.member(name, name, "senior"));
    }

    private ReadingTeam world(String protocol, Consumer<Team> cast) {
        return new ReadingTeam(port, people, "matrix", protocol, cast);
    }

    private static void readersAnd(Team cast, String name, String role) {
        ReadingTeam.readers(cast, "ada", "ben", "cem");
        cast.member(name, name, role);
    }

    private Standing waitsForReaders() {
        Standing closed = validated();
        MessagesScenario.send(closed.world(), "reopen").expect(204);
        return waiting(closed, "READER", "annotator");
    }

    /** The same state in the other protocol, before anybody had a task. */
    Standing waitsForLesionReaders() {
        ReadingTeam world = world("lesion-double-read", cast -> ReadingTeam.readers(cast, "ada"));
        return waiting(Standing.at(world, "ada", ""), "READER", "annotator");
    }

    Standing reading(ReadingTeam world) {
        return Standing.at(world, "ada", world.claim("ada", "reading"));
    }

    private Standing waitsForAnotherReader() {
        ReadingTeam world = world(SHIPPED, cast -> ReadingTeam.readers(cast, "ada", "ben", "cem"));
        Standing at = reading(world);
        world.claim("ben", "reading");
        world.claim("cem", "reading");
        raise(at, "conflict-of-interest").expect(204);
        return waiting(at, "READER", "annotator");
    }

    private Standing correction(ReadingTeam world) {
        complete(world, "ada", world.claim("ada", "reading"), reading("no-finding", "infarct"))
                .expect(200);
        return reading(world);
    }

    private Standing nextLevel(ReadingTeam world) {
        fire("BoundaryEvent_ReadingLate", reading(world).task());
        return Standing.at(world, "spe", world.claim("spe", "reading"));
    }

    private Standing question(ReadingTeam world) {
        raise(reading(world), "missing-information").expect(204);
        return Standing.at(world, "dora", world.claim("dora", "question"));
    }

    private Standing uncertainReader(ReadingTeam world) {
        Standing at = reading(world);
        complete(world, "ada", at.task(), uncertain("infarct")).expect(200);
        return at;
    }

    private Standing waitsForSpecialist() {
        return waiting(
                uncertainReader(world(SHIPPED, ReadingTeam::threeReadersAndASenior)), "SPECIALIST", "specialist");
    }

    Standing review(ReadingTeam world) {
        uncertainReader(world);
        return Standing.at(world, "spe", world.claim("spe", "specialist-review"));
    }

    private Standing returned(ReadingTeam world) {
        say(review(world), "return", "reader", 1, "comment", "look at slice 2 again");
        return Standing.at(world, "ada", world.offered("ada", "reading"));
    }

    private Standing uncertainSpecialist(ReadingTeam world) {
        Standing at = review(world);
        say(at, "uncertain");
        return at;
    }

    private Standing waitsForArbiter() {
        ReadingTeam world = world(SHIPPED, cast -> readersAnd(cast, "spe", "specialist"));
        return waiting(uncertainSpecialist(world), "ARBITER", "senior");
    }

    Standing arbitration(ReadingTeam world) {
        uncertainSpecialist(world);
        return Standing.at(world, "sen", world.claim("sen", "arbitration"));
    }

    private Standing referred(ReadingTeam world) {
        Standing at = arbitration(world);
        say(at, "refer-to-panel", "comment", "three should look");
        return at;
    }

    private Standing waitsForPanel() {
        ReadingTeam world = world(
                SHIPPED,
                cast -> everyLevel(cast.member("vera", "vera", "senior").member("vito", "vito", "senior")));
        return waiting(referred(world), "PANEL", "senior");
    }

    private Standing vote(ReadingTeam world) {
        referred(world);
        return voteOf(world, "vera");
    }

    private static Standing voteOf(ReadingTeam world, String member) {
        return Standing.at(world, member, world.claim(member, "panel-vote"));
    }

    private Standing waitsForChair() {
        ReadingTeam world = whole();
        referred(world);
        PANEL.forEach(member -> say(voteOf(world, member), "abstain", "comment", "a relative"));
        return waiting(
                Standing.at(world, "wanda", world.taskIds().stream().reduce("", (a, b) -> b)), "PANEL", "senior");
    }

    private Standing chair(ReadingTeam world) {
        say(vote(world), "choose", "reader", 1);
        say(voteOf(world, "vito"), "ambiguous");
        say(voteOf(world, "wanda"), "author", "labels", labels("atrophy"));
        String chair = untilOffered(world, PANEL);
        return Standing.at(world, chair, world.offered(chair, "chair-decision"));
    }

    /** The first of them who is offered something, as soon as anybody is. */
    private static String untilOffered(ReadingTeam world, List<String> people) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> people.stream()
                                .filter(person -> isOffered(world, person))
                                .findFirst()
                                .orElse(""),
                        person -> !person.isEmpty());
    }

    private Standing edgeCase(ReadingTeam world) {
        Standing at = reading(world);
        complete(world, "ada", at.task(), edgeCase()).expect(200);
        return at;
    }

    private Standing waitsForBoard() {
        return waiting(edgeCase(world(SHIPPED, cast -> readersAnd(cast, "spe", "specialist"))), "BOARD", "senior");
    }

    private Standing opinion(ReadingTeam world, String member) {
        edgeCase(world);
        return opinionOf(world, member);
    }

    static Standing opinionOf(ReadingTeam world, String member) {
        return Standing.at(world, member, world.claim(member, "board-opinion"));
    }

    private Standing splitBoard(ReadingTeam world) {
        edgeCase(world);
        give(opinionOf(world, "spe"), "excluded");
        Standing last = opinionOf(world, "sen");
        give(last, "ambiguous");
        return last;
    }

    private Standing waitsForBoardChair() {
        return waiting(splitBoard(world(SHIPPED, CaseSteps::everyLevel)), "BOARD", "senior");
    }

    private Standing boardChair() {
        ReadingTeam world = whole();
        splitBoard(world);
        return Standing.at(world, "vera", world.claim("vera", "board-chair"));
    }

    private Standing quarantine(ReadingTeam world) {
        complete(world, "ada", world.claim("ada", "reading"), unusable()).expect(200);
        return Standing.at(world, "dora", world.claim("dora", "quarantine"));
    }

    /** A series with a gap, before there is a case. */
    Standing quarantineOfIntake() {
        ReadingTeam world = whole();
        Map<String, byte[]> files = new HashMap<>();
        for (int number : new int[] {1, 2, 3, 9}) {
            files.put(number + ".dcm", TestObject.slice("1.2.3.5", number).bytes());
        }
        JsonNode held = world.team()
                .as("dora")
                .postFiles("/api/projects/" + world.team().projectId() + "/studies?wait=60s", files)
                .expect(200)
                .json();
        String series = held.path("series").path(0).path("series").asText();
        return new Standing(world, series, "dora", world.claim("dora", "quarantine"), "");
    }

    private ReadingTeam audited(Consumer<Team> cast) {
        return world(AUDITED, cast);
    }

    private Standing waitsForAuditor() {
        ReadingTeam world = audited(CaseSteps::everyLevel);
        Standing at = review(world);
        say(at, "correct", "labels", labels("infarct"));
        return waiting(at, "AUDITOR", "auditor");
    }

    private Standing audit(ReadingTeam world) {
        say(review(world), "correct", "labels", labels("infarct"));
        return Standing.at(world, "ava", world.claim("ava", "audit"));
    }

    /** The truth rests on three readings; others would not change one that rests on a decision. */
    private Standing sentBackByAuditor() {
        ReadingTeam world = agreed(audited(MatrixFixtures::everybody)).world();
        Map<String, Object> finding =
                Map.of("severity", "major", "about", "reading", "reader", 1, "text", "Look at slice 2 once more.");
        Map<String, Object> audit = Map.of(
                "verdict",
                "rework",
                "findings",
                List.of(finding),
                "password",
                world.team().password());
        complete(world, "ava", world.claim("ava", "audit"), Map.of("decision", audit))
                .expect(200);
        String reader = untilOffered(world, List.of("ada", "ben", "cem"));
        return Standing.at(world, reader, world.offered(reader, "reading"));
    }

    private static Standing agreed(ReadingTeam world) {
        String task = world.claim("ada", "reading");
        complete(world, "ada", task, reading("infarct")).expect(200);
        read(world, "ben", "infarct");
        read(world, "cem", "infarct");
        return Standing.at(world, "ada", task);
    }

    private Standing accepted() {
        return closed(agreed(whole()), "ACCEPTED");
    }

    private Standing validated() {
        Standing at = review(world(SHIPPED, CaseSteps::everyLevel));
        say(at, "correct", "labels", labels("infarct"));
        return closed(at, "VALIDATED");
    }

    private Standing arbitrated(String kind, String state, Object... members) {
        Standing at = arbitration(whole());
        say(at, kind, members);
        return closed(at, state);
    }

    private Standing excluded() {
        Standing at = opinion(whole(), "spe");
        give(at, "excluded");
        give(opinionOf(at.world(), "sen"), "excluded");
        return closed(at, "EXCLUDED");
    }

    private Standing rejected() {
        Standing at = quarantine(whole());
        complete(at.world(), "dora", at.task(), Map.of("decision", "reject", "reason", "cannot be read"))
                .expect(200);
        return closed(at, "EXCLUDED");
    }

    private Standing withdrawn() {
        Standing at = reading(whole());
        MessagesScenario.send(at.world(), "withdraw").expect(204);
        return at;
    }

    private static Standing closed(Standing at, String state) {
        until(at.world(), "state", state);
        return at;
    }

    private static Standing waiting(Standing at, String duty, String role) {
        until(at.world(), "waitCode", "NO_ELIGIBLE_" + duty);
        return at.waitingFor(role);
    }
}
