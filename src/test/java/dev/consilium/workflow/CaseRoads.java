package dev.consilium.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.consilium.annotation.EdgeCategory;
import dev.consilium.annotation.Reading;
import dev.consilium.arbitration.AuditVerdict;
import dev.consilium.arbitration.CaseAudits;
import dev.consilium.arbitration.CaseClosure;
import dev.consilium.arbitration.GroundTruth;
import dev.consilium.arbitration.ReasonCode;
import dev.consilium.arbitration.Reopening;
import dev.consilium.arbitration.ReworkRequest;
import dev.consilium.arbitration.Reworks;
import dev.consilium.arbitration.UnusableImages;
import dev.consilium.arbitration.consensus.CaseWeighing;
import dev.consilium.arbitration.edgecase.BoardOutcome;
import dev.consilium.arbitration.edgecase.BoardTally;
import dev.consilium.arbitration.edgecase.EdgeCase;
import dev.consilium.arbitration.edgecase.Raised;
import dev.consilium.arbitration.edgecase.Seat;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.project.Duty;
import dev.consilium.project.Staffing;
import dev.consilium.quality.CaseScore;
import dev.consilium.quality.Weighing;
import dev.consilium.workflow.delegate.StubbedUseCases;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import dev.consilium.workflow.variable.Message;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every road a case can take through a protocol, over the called diagrams, to every end event. */
abstract class CaseRoads {

    static final String CASE = "case-1";

    final String process;
    final DiagramRun run;
    final StubbedUseCases useCases;

    CaseRoads(String process, String protocol) {
        this.process = process;
        this.run = new DiagramRun(new ProtocolLibrary().protocol(protocol));
        this.useCases = run.useCases();
    }

    /** The readings of the round come to what the routing table accepts. */
    abstract void agree();

    /** The readings of the round come to what the routing table sends to arbitration. */
    abstract void disagree();

    abstract int readers();

    @BeforeEach
    void everybodyIsThereAndAllLabelsAreValid() {
        when(useCases.selection().beginRound(eq(CASE), eq(Role.ANNOTATOR), anyInt()))
                .thenAnswer(call -> new Staffing(true, call.getArgument(2), 1));
        when(useCases.selection().find(eq(CASE), any(), any(), anyInt())).thenReturn(new Staffing(true, 1, 1));
        left(2);
        when(useCases.review().ofReading(eq(CASE), anyString())).thenReturn(List.of());
        when(useCases.review().ofDecision(CASE)).thenReturn(List.of());
        reported(Duty.READER);
        when(useCases.of(BoardTally.class).tally(CASE)).thenReturn(Optional.of(BoardOutcome.DECIDED));
        lot(0.99);
        truth(GroundTruth.Origin.CONSENSUS);
        agree();
    }

    @Test
    void acceptsWhereTheReadersAgree() {
        start();
        readAll();
        endsAt("EndEvent_Accepted");
        verify(useCases.groundTruths()).record(CASE);
        verify(useCases.feedback()).give(CASE);
        verify(useCases.of(CaseClosure.class)).settle(CASE);
    }

    @Test
    void arbitratesWhereTheTableSaysSo() {
        disagree();
        truth(GroundTruth.Origin.ARBITRATION);
        start();
        readAll();
        arbitrate(Map.of());
        endsAt("EndEvent_Arbitrated");
    }

    @Test
    void hasASpecialistValidateWhatAReaderIsUncertainOf() {
        truth(GroundTruth.Origin.SPECIALIST);
        start();
        read(run.task("Task_Read"), "reading-1", "uncertain");
        assertThat(run.tasks("Task_Read")).isEmpty();
        review(Map.of("reviewOutcome", "accept"));
        endsAt("EndEvent_Validated");
        assertThat(run.visited(process)).contains("BoundaryEvent_ReadingUncertain");
    }

    @Test
    void movesUpLevelByLevelWhereNobodyIsSure() {
        truth(GroundTruth.Origin.AMBIGUOUS);
        start();
        read(run.task("Task_Read"), "reading-1", "uncertain");
        review(Map.of("reviewOutcome", "uncertain"));
        arbitrate(Map.of("ambiguous", true));
        endsAt("EndEvent_Ambiguous");
        assertThat(run.visited(process)).contains("BoundaryEvent_ReviewUncertain");
    }

    @Test
    void movesUpLevelByLevelWhereEverybodyIsLate() {
        truth(GroundTruth.Origin.ARBITRATION);
        start();
        run.fire("BoundaryEvent_ReadingLate");
        run.fire("BoundaryEvent_NextLevelLate");
        run.fire("BoundaryEvent_ReviewLate");
        arbitrate(Map.of());
        endsAt("EndEvent_Arbitrated");
        assertThat(run.visited(process)).contains("BoundaryEvent_ReadingLate", "BoundaryEvent_ReviewLate");
    }

    @Test
    void movesUpLevelByLevelWhereCorrectionsAreUsedUp() {
        truth(GroundTruth.Origin.ARBITRATION);
        when(useCases.review().ofReading(eq(CASE), anyString())).thenReturn(List.of("MISSING_LABEL"));
        start();
        read(run.task("Task_Read"), "reading-1");
        run.fire("BoundaryEvent_CorrectionLate");
        review(Map.of("reviewOutcome", "return", "reworkCount", 3));
        arbitrate(Map.of());
        endsAt("EndEvent_Arbitrated");
        assertThat(run.visited(process))
                .contains("BoundaryEvent_ReadingReworkExhausted", "BoundaryEvent_ReviewReworkExhausted");
    }

    @Test
    void bringsAnEdgeCaseOfAReaderBeforeTheBoard() {
        truth(GroundTruth.Origin.BOARD);
        board(BoardOutcome.DECIDED);
        start();
        read(run.task("Task_Read"), "reading-1", "edgeCase");
        opinions();
        endsAt("EndEvent_Arbitrated");
        assertThat(run.visited(process)).contains("BoundaryEvent_ReadingEdgeCase");
    }

    @Test
    void excludesWhatTheBoardSaysIsNotForTheDataset() {
        board(BoardOutcome.EXCLUDED);
        start();
        read(run.task("Task_Read"), "reading-1", "uncertain");
        review(Map.of("reviewOutcome", "edge-case"));
        opinions();
        endsAt("EndEvent_Excluded");
        assertThat(run.visited(process)).contains("BoundaryEvent_ReviewEdgeCase");
        verify(useCases.of(CaseClosure.class)).exclude(CASE);
        verify(useCases.groundTruths(), never()).record(any());
    }

    @Test
    void arbitratesWhatTheBoardSaysIsNoEdgeCase() {
        truth(GroundTruth.Origin.ARBITRATION);
        board(BoardOutcome.NOT_AN_EDGE_CASE);
        disagree();
        start();
        readAll();
        arbitrate(Map.of("edgeCase", true));
        opinions();
        arbitrate(Map.of());
        endsAt("EndEvent_Arbitrated");
        assertThat(run.visited(process)).contains("BoundaryEvent_ArbitrationEdgeCase");
    }

    @ParameterizedTest
    @CsvSource({
        "reader, BoundaryEvent_ReadingUnusable",
        "specialist, BoundaryEvent_ReviewUnusable",
        "arbiter, BoundaryEvent_ArbitrationUnusable",
        "board, BoundaryEvent_BoardUnusable"
    })
    void takesImagesThatNobodyCanUseBackToTheQuarantineFromEveryLevel(String level, String event) {
        start();
        unusable(level);
        verify(useCases.of(UnusableImages.class)).hold(CASE);
        run.complete(run.task("Task_ReviewQuarantine"), Map.of("released", false));
        endsAt("EndEvent_Rejected");
        assertThat(run.visited(process)).contains(event);
        verify(useCases.of(CaseClosure.class)).exclude(CASE);
    }

    @Test
    void hasASpecialistLookAtReleasedImagesThatAReaderCouldNotUse() {
        truth(GroundTruth.Origin.SPECIALIST);
        start();
        unusable("reader");
        run.complete(run.task("Task_ReviewQuarantine"), Map.of("released", true));
        review(Map.of("reviewOutcome", "correct"));
        endsAt("EndEvent_Validated");
    }

    @ParameterizedTest
    @CsvSource({"specialist, SPECIALIST", "arbiter, ARBITER", "board, BOARD"})
    void arbitratesReleasedImagesThatSomebodyAboveTheReadersCouldNotUse(String level, Duty duty) {
        truth(GroundTruth.Origin.ARBITRATION);
        reported(duty);
        start();
        unusable(level);
        run.complete(run.task("Task_ReviewQuarantine"), Map.of("released", true));
        arbitrate(Map.of());
        endsAt("EndEvent_Arbitrated");
    }

    @Test
    void sendsReadingsBackThatAnAuditorFoundWanting() {
        lot(0.0);
        audited(AuditVerdict.REWORK, 1);
        start();
        readAll();
        run.complete(run.task("Task_Audit"), Map.of());
        audited(AuditVerdict.PASSED, 0);
        run.complete(run.task("Task_ReworkReading"), Map.of());
        run.complete(run.task("Task_Audit"), Map.of());
        endsAt("EndEvent_Accepted");
        verify(useCases.groundTruths(), times(2)).record(CASE);
        verify(useCases.of(CaseClosure.class), times(1)).settle(CASE);
    }

    @Test
    void hasACaseReadAnewThatFailedItsAudit() {
        lot(0.0);
        audited(AuditVerdict.FAILED, 0);
        start();
        readAll();
        run.complete(run.task("Task_Audit"), Map.of());
        verify(useCases.of(Reopening.class)).ofUnreleased(CASE);
        audited(AuditVerdict.PASSED, 0);
        readAll();
        run.complete(run.task("Task_Audit"), Map.of());
        endsAt("EndEvent_Accepted");
    }

    @Test
    void endsWithdrawnWhereverItStands() {
        start();
        run.receiveAgain(Message.CASE_WITHDRAWN);
        assertThat(run.tasks("Task_Read")).isEmpty();
        assertThat(run.visited(process)).contains("EndEvent_Withdrawn");
        assertThat(run.ended()).isTrue();
        verify(useCases.groundTruths(), never()).record(any());
    }

    @Test
    void waitsWithNobodyEligibleUntilTheTeamChanges() {
        when(useCases.selection().beginRound(eq(CASE), eq(Role.ANNOTATOR), anyInt()))
                .thenReturn(new Staffing(false, 0, 0));
        start();
        assertThat(run.tasks("Task_Read")).isEmpty();
        run.wake(Message.STAFF_AVAILABLE, "another-project");
        verify(useCases.selection(), times(1)).beginRound(eq(CASE), eq(Role.ANNOTATOR), anyInt());

        when(useCases.selection().beginRound(eq(CASE), eq(Role.ANNOTATOR), anyInt()))
                .thenAnswer(call -> new Staffing(true, call.getArgument(2), 1));
        run.wake(Message.STAFF_AVAILABLE, "project-1");
        assertThat(run.tasks("Task_Read")).hasSize(readers());
    }

    @Test
    void keepsWhatBelongsToOneReadingOutOfTheOthers() {
        start();
        read(run.tasks("Task_Read").get(0), "reading-1");
        run.tasks("Task_Read")
                .forEach(task -> assertThat(run.engine().getTaskService().getVariable(task.getId(), "readingId"))
                        .isNull());
        assertThat(run.variable("readingId")).isNull();
    }

    void start() {
        run.start(process, Map.of("caseId", CASE, "projectId", "project-1", "modality", "MR", "priority", "routine"));
    }

    void readAll() {
        readAll(readers());
    }

    void readAll(int expected) {
        List<Task> tasks = run.tasks("Task_Read");
        assertThat(tasks).hasSize(expected);
        tasks.forEach(task -> read(task, "reading-of-" + task.getId()));
    }

    void read(Task task, String readingId, String... flags) {
        Map<String, Object> outcome =
                new HashMap<>(Map.of("readingId", readingId, "readerId", "reader-of-" + readingId));
        Set.of("uncertain", "edgeCase", "unusableImage")
                .forEach(flag -> outcome.put(flag, List.of(flags).contains(flag)));
        run.complete(task, outcome);
    }

    void endsAt(String end) {
        assertThat(run.visited(process)).contains(end);
        assertThat(run.ended()).isTrue();
    }

    void truth(GroundTruth.Origin origin) {
        when(useCases.groundTruths().record(CASE))
                .thenReturn(new GroundTruth(
                        "truth-1",
                        CASE,
                        1,
                        1,
                        origin,
                        List.of(),
                        Map.of(),
                        1.0,
                        null,
                        null,
                        "digest",
                        Instant.EPOCH,
                        List.of()));
    }

    /** Not calibrated, and as probable as the majority is large. */
    void scores(int readings, double share, boolean critical) {
        scores(readings, share, critical, false);
    }

    void scores(int readings, double share, boolean critical, boolean calibrated) {
        when(useCases.scoring().score(CASE)).thenReturn(new CaseScore(CASE, 1, readings, share, List.of()));
        when(useCases.of(CaseWeighing.class).weigh(eq(CASE), eq(Weighing.Method.MAJORITY), any()))
                .thenReturn(Weighed.as(CASE, readings, share, critical, calibrated));
    }

    /** How many could still be asked for a reading. */
    void left(int readers) {
        Person reader = mock(Person.class);
        when(reader.id()).thenReturn("another");
        when(useCases.selection().eligible(CASE, Duty.READER, Role.ANNOTATOR)).thenReturn(readers);
        when(useCases.selection().eligiblePeople(CASE, Duty.READER, Role.ANNOTATOR))
                .thenReturn(Collections.nCopies(readers, reader));
    }

    private void reported(Duty duty) {
        when(useCases.of(UnusableImages.class).hold(CASE)).thenReturn(new UnusableImages.Held("series-1", duty));
    }

    private void unusable(String level) {
        switch (level) {
            case "reader" -> read(run.task("Task_Read"), "reading-1", "unusableImage");
            case "specialist" -> {
                read(run.task("Task_Read"), "reading-1", "uncertain");
                review(Map.of("reviewOutcome", "unusable"));
            }
            case "arbiter" -> {
                read(run.task("Task_Read"), "reading-1", "uncertain");
                review(Map.of("reviewOutcome", "uncertain"));
                arbitrate(Map.of("unusableImage", true));
            }
            default -> {
                board(BoardOutcome.UNUSABLE_IMAGE);
                read(run.task("Task_Read"), "reading-1", "edgeCase");
                opinions();
            }
        }
    }

    void review(Map<String, Object> said) {
        Map<String, Object> outcome = new HashMap<>(said);
        outcome.put("specialistId", "spec-1");
        run.complete(run.task("Task_SpecialistReview"), outcome);
    }

    private void arbitrate(Map<String, Object> said) {
        Map<String, Object> outcome = new HashMap<>(Map.of(
                "decisionId",
                "decision-1",
                "ambiguous",
                false,
                "split",
                false,
                "edgeCase",
                false,
                "unusableImage",
                false));
        outcome.putAll(said);
        run.complete(run.task("Task_Arbitrate"), outcome);
    }

    private void opinions() {
        run.complete(run.task("Task_SpecialistOpinion"), Map.of());
        run.complete(run.task("Task_SeniorOpinion"), Map.of());
    }

    private void board(BoardOutcome outcome) {
        when(useCases.of(BoardTally.class).record(CASE))
                .thenReturn(new EdgeCase(
                        "e1",
                        "project-1",
                        CASE,
                        1,
                        EdgeCase.State.DECIDED,
                        new Raised("annotator", null, null),
                        Seat.SENIOR,
                        EdgeCategory.ATYPICAL,
                        List.of(),
                        outcome,
                        "because",
                        null,
                        outcome.edgeCase() ? "decision-1" : null,
                        Instant.EPOCH,
                        Instant.EPOCH));
    }

    /** @param draw 0 is always drawn for an audit, 0.99 never */
    private void lot(double draw) {
        when(useCases.of(dev.consilium.arbitration.AuditSampling.class).draw(CASE))
                .thenReturn(new dev.consilium.arbitration.SamplingFacts(
                        draw, GroundTruth.Origin.CONSENSUS, false, false, false, false, 500, 500));
    }

    private void audited(AuditVerdict verdict, int toRework) {
        when(useCases.of(CaseAudits.class).conclude(CASE)).thenReturn(new CaseAudits.Outcome(verdict, toRework));
        when(useCases.of(Reworks.class).next(CASE))
                .thenReturn(new Reworks.Picked(
                        new ReworkRequest(
                                "request-1",
                                CASE,
                                "reading-1",
                                ReasonCode.FINDING_MISSED,
                                "look again",
                                List.of(),
                                "auditor-1",
                                Instant.EPOCH,
                                ReworkRequest.State.OPEN),
                        new Reading(
                                "reading-1",
                                CASE,
                                1,
                                "annotator",
                                "reader-1",
                                false,
                                Instant.EPOCH,
                                Instant.EPOCH,
                                null,
                                null)));
    }
}
