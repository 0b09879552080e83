package dev.consilium.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.consilium.arbitration.CaseClosure;
import dev.consilium.arbitration.GroundTruth;
import dev.consilium.identity.Role;
import dev.consilium.project.Duty;
import dev.consilium.project.Staffing;
import dev.consilium.quality.CaseScore;
import dev.consilium.quality.Consensus;
import dev.consilium.workflow.delegate.StubbedUseCases;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import dev.consilium.workflow.variable.Message;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FindingConsensusProcessTest {

    private static final String PROCESS = "FindingConsensusProcess";
    private static final String CASE = "case-1";
    private static final Set<String> VISITED = new TreeSet<>();
    private static Set<String> elements = Set.of();

    private final DiagramRun run = new DiagramRun(new ProtocolLibrary().protocol("finding-consensus"));
    private final StubbedUseCases useCases = run.useCases();

    @BeforeEach
    void everybodyIsThereAndAllLabelsAreValid() {
        elements = run.elements(PROCESS);
        when(useCases.selection().beginRound(eq(CASE), eq(Role.ANNOTATOR), anyInt()))
                .thenAnswer(call -> new Staffing(true, call.getArgument(2), 1));
        when(useCases.selection().find(CASE, Duty.READER, Role.SPECIALIST, 1)).thenReturn(new Staffing(true, 1, 1));
        when(useCases.selection().find(CASE, Duty.ARBITER, Role.SENIOR, 1)).thenReturn(new Staffing(true, 1, 1));
        when(useCases.selection().eligible(CASE, Duty.READER, Role.ANNOTATOR)).thenReturn(2);
        when(useCases.review().ofReading(eq(CASE), anyString())).thenReturn(List.of());
        when(useCases.review().ofDecision(CASE)).thenReturn(List.of());
        truth(GroundTruth.Origin.CONSENSUS);
    }

    @AfterEach
    void rememberWhereItWent() {
        VISITED.addAll(run.visited(PROCESS));
        run.close();
    }

    @AfterAll
    static void everyElementWasPassed() {
        assertThat(VISITED).containsAll(elements);
    }

    @Test
    void acceptsWhereThreeReadersAgree() {
        scores(3, 1.0, false);
        start();
        readAll(3);
        assertThat(run.visited(PROCESS)).contains("EndEvent_Accepted").doesNotContain("CallActivity_SeniorArbitration");
        assertThat(run.ended()).isTrue();
        verify(useCases.groundTruths()).record(CASE);
        verify(useCases.feedback()).give(CASE);
        verify(useCases.of(CaseClosure.class)).settle(CASE);
    }

    @Test
    void asksForOneMoreReadingWhereTheMajorityIsWeak() {
        scores(3, 2.0 / 3, false);
        start();
        readAll(3);
        assertThat(run.tasks("Task_Read")).hasSize(1);
        assertThat(run.variable("readersToAdd")).isEqualTo(1);
        verify(useCases.groundTruths(), never()).record(any());

        scores(4, 0.75, false);
        readAll(1);
        assertThat(run.visited(PROCESS)).contains("EndEvent_Accepted");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void arbitratesWhereNobodyIsLeftToAsk() {
        scores(3, 2.0 / 3, true);
        when(useCases.selection().eligible(CASE, Duty.READER, Role.ANNOTATOR)).thenReturn(0);
        truth(GroundTruth.Origin.ARBITRATION);
        start();
        readAll(3);
        verify(useCases.arbitrations()).begin(CASE);
        arbitrate(false);
        assertThat(run.visited(PROCESS)).contains("EndEvent_Arbitrated");
        assertThat(run.ended()).isTrue();
        verify(useCases.scoring(), times(1)).score(CASE);
    }

    @Test
    void handsAnUncertainReadersCaseUpAndWithdrawsTheOtherReadings() {
        truth(GroundTruth.Origin.AMBIGUOUS);
        start();
        read(run.task("Task_Read"), "reading-1", "uncertain");
        assertThat(run.tasks("Task_Read")).isEmpty();
        verify(useCases.scoring(), never()).score(any());
        arbitrate(true);
        assertThat(run.visited(PROCESS)).contains("BoundaryEvent_Uncertain", "EndEvent_Ambiguous");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void handsUpWhateverElseStandsInTheWayOfAReading() {
        start();
        read(run.task("Task_Read"), "reading-1", "edgeCase");
        assertThat(run.tasks("Task_Arbitrate")).hasSize(1);
        start();
        read(run.task("Task_Read"), "reading-1", "unusableImage");
        assertThat(run.tasks("Task_Arbitrate")).hasSize(2);
        start();
        run.fire("BoundaryEvent_ReadingLate");
        run.fire("BoundaryEvent_NextLevelLate");
        assertThat(run.tasks("Task_Arbitrate")).hasSize(3);
        when(useCases.review().ofReading(eq(CASE), anyString())).thenReturn(List.of("MISSING_LABEL"));
        start();
        read(run.task("Task_Read"), "reading-1");
        run.fire("BoundaryEvent_CorrectionLate");
        assertThat(run.tasks("Task_Arbitrate")).hasSize(4);
    }

    @Test
    void waitsWithNobodyEligibleUntilTheTeamChanges() {
        when(useCases.selection().beginRound(eq(CASE), eq(Role.ANNOTATOR), anyInt()))
                .thenReturn(new Staffing(false, 0, 0));
        start();
        assertThat(run.tasks("Task_Read")).isEmpty();
        run.wake(Message.STAFF_AVAILABLE, "another-project");
        verify(useCases.selection(), times(1)).beginRound(CASE, Role.ANNOTATOR, 3);

        when(useCases.selection().beginRound(CASE, Role.ANNOTATOR, 3)).thenReturn(new Staffing(true, 3, 1));
        run.wake(Message.STAFF_AVAILABLE, "project-1");
        assertThat(run.tasks("Task_Read")).hasSize(3);
    }

    @Test
    void sendsLabelsThatLackSomethingBackToTheSameReaderOnly() {
        scores(3, 1.0, false);
        when(useCases.review().ofReading(CASE, "reading-1")).thenReturn(List.of("EXCLUSIVE_CLASS"), List.of());
        start();
        read(run.task("Task_Read"), "reading-1");
        Task correction = run.task("Task_CorrectReading");
        assertThat(correction.getAssignee()).isEqualTo("reader-of-reading-1");
        assertThat(run.engine().getTaskService().getVariable(correction.getId(), "reworkReason"))
                .isEqualTo("EXCLUSIVE_CLASS");
        assertThat(run.variable("reworkReason")).isNull();
        read(correction, "reading-1");
        readAll(2);
        assertThat(run.visited(PROCESS)).contains("EndEvent_Accepted");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void asksAnotherArbiterWhereOneHandsTheCaseOn() {
        scores(5, 0.4, false);
        truth(GroundTruth.Origin.ARBITRATION);
        start();
        readAll(3);
        handOn(true, false);
        assertThat(run.visited(PROCESS)).contains("BoundaryEvent_ArbiterEdgeCase");
        handOn(false, true);
        assertThat(run.visited(PROCESS)).contains("BoundaryEvent_ArbiterUnusable");
        verify(useCases.selection(), times(3)).find(CASE, Duty.ARBITER, Role.SENIOR, 1);
        arbitrate(false);
        assertThat(run.visited(PROCESS)).contains("EndEvent_Arbitrated");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void keepsWhatBelongsToOneReadingOutOfTheOthers() {
        start();
        run.tasks("Task_Read")
                .forEach(task -> assertThat(run.engine().getTaskService().getVariable(task.getId(), "readerId"))
                        .isNull());
        read(run.tasks("Task_Read").get(0), "reading-1");
        run.tasks("Task_Read")
                .forEach(task -> assertThat(run.engine().getTaskService().getVariable(task.getId(), "readingId"))
                        .isNull());
        assertThat(run.variable("readingId")).isNull();
    }

    private void start() {
        run.start(PROCESS, Map.of("caseId", CASE, "projectId", "project-1", "modality", "MR", "priority", "routine"));
    }

    private void readAll(int expected) {
        List<Task> tasks = run.tasks("Task_Read");
        assertThat(tasks).hasSize(expected);
        tasks.forEach(task -> read(task, "reading-of-" + task.getId()));
    }

    private void read(Task task, String readingId, String... flags) {
        Map<String, Object> outcome =
                new HashMap<>(Map.of("readingId", readingId, "readerId", "reader-of-" + readingId));
        Set.of("uncertain", "edgeCase", "unusableImage")
                .forEach(flag -> outcome.put(flag, List.of(flags).contains(flag)));
        run.complete(task, outcome);
    }

    private void arbitrate(boolean ambiguous) {
        run.complete(
                run.task("Task_Arbitrate"),
                Map.of(
                        "decisionId", "decision-1",
                        "ambiguous", ambiguous,
                        "split", false,
                        "edgeCase", false,
                        "unusableImage", false));
    }

    private void handOn(boolean edgeCase, boolean unusableImage) {
        run.complete(
                run.task("Task_Arbitrate"),
                Map.of("split", false, "edgeCase", edgeCase, "unusableImage", unusableImage));
    }

    private void scores(int readings, double share, boolean critical) {
        when(useCases.scoring().score(CASE)).thenReturn(new CaseScore(CASE, 1, readings, share, List.of()));
        when(useCases.scoring().consensus(CASE))
                .thenReturn(new Consensus(CASE, readings, share, false, critical, List.of(), Map.of()));
    }

    private void truth(GroundTruth.Origin origin) {
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
                        "digest",
                        Instant.EPOCH,
                        List.of()));
    }
}
