package dev.consilium.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.consilium.annotation.EdgeCategory;
import dev.consilium.arbitration.edgecase.BoardOpening;
import dev.consilium.arbitration.edgecase.BoardOutcome;
import dev.consilium.arbitration.edgecase.BoardTally;
import dev.consilium.arbitration.edgecase.EdgeCase;
import dev.consilium.arbitration.edgecase.Raised;
import dev.consilium.arbitration.edgecase.Seat;
import dev.consilium.identity.Role;
import dev.consilium.project.Deadlines;
import dev.consilium.project.Duty;
import dev.consilium.project.StaffSelection;
import dev.consilium.project.Staffing;
import dev.consilium.workflow.delegate.StubbedUseCases;
import dev.consilium.workflow.protocol.TestProtocols;
import dev.consilium.workflow.task.TaskDeadlines;
import dev.consilium.workflow.variable.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeCaseReviewProcessTest {

    private static final String PROCESS = "EdgeCaseReviewProcess";

    @RegisterExtension
    static final EveryElement PASSED = EveryElement.of(PROCESS);

    private static final String CASE = "case-1";
    private static final Staffing FOUND = new Staffing(true, 1, 1);
    private static final Staffing NOBODY = new Staffing(false, 0, 1);

    private final DiagramRun run = new DiagramRun(TestProtocols.of("edge-cases-only"));
    private final StubbedUseCases useCases = run.useCases();

    @BeforeEach
    void aSpecialistAndSeniorsAreThere() {
        when(useCases.of(StaffSelection.class).find(CASE, Duty.BOARD, Role.SPECIALIST, 1))
                .thenReturn(FOUND);
        when(useCases.of(StaffSelection.class).find(CASE, Duty.BOARD, Role.SENIOR, 1))
                .thenReturn(FOUND);
        when(useCases.of(BoardTally.class).tally(CASE)).thenReturn(Optional.of(BoardOutcome.DECIDED));
        comesTo(BoardOutcome.DECIDED);
    }

    @ParameterizedTest
    @CsvSource({
        "DECIDED, EndEvent_Decided",
        "AMBIGUOUS, EndEvent_Ambiguous",
        "EXCLUDED, EndEvent_Excluded",
        "NOT_AN_EDGE_CASE, EndEvent_NotAnEdgeCase",
        "UNUSABLE_IMAGE, EndEvent_UnusableImage"
    })
    void endsWithWhatBothMembersSay(BoardOutcome outcome, String end) {
        when(useCases.of(BoardTally.class).tally(CASE)).thenReturn(Optional.of(outcome));
        comesTo(outcome);
        start();
        opinions();
        assertThat(run.visited(PROCESS)).contains(end).doesNotContain("Task_ChairDecision");
        assertThat(run.visited(PROCESS).stream().filter(id -> id.startsWith("EndEvent_")))
                .containsExactly(end);
        assertThat(run.ended()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "DECIDED, EndEvent_Decided",
        "AMBIGUOUS, EndEvent_Ambiguous",
        "EXCLUDED, EndEvent_Excluded",
        "NOT_AN_EDGE_CASE, EndEvent_NotAnEdgeCase",
        "UNUSABLE_IMAGE, EndEvent_UnusableImage"
    })
    void endsWithWhatTheChairDecidesWhereTheMembersDiffer(BoardOutcome outcome, String end) {
        split(outcome);
        start();
        opinions();
        run.complete(run.task("Task_ChairDecision"), Map.of());
        assertThat(run.visited(PROCESS)).contains(end);
        assertThat(run.ended()).isTrue();
    }

    @Test
    void opensTheBoardWithTheCategoryTheProtocolKnows() {
        run.start(PROCESS, Map.of("caseId", CASE, "projectId", "project-1", "edgeCategory", "atypical"));
        verify(useCases.of(BoardOpening.class)).open(CASE, EdgeCategory.ATYPICAL);
    }

    @Test
    void opensTheBoardWithoutThatAsWell() {
        start();
        verify(useCases.of(BoardOpening.class)).open(CASE, null);
    }

    @Test
    void asksBothMembersAtOnceAndTalliesOnceBothHaveSpoken() {
        start();
        assertThat(run.tasks("Task_SpecialistOpinion")).hasSize(1);
        run.complete(run.task("Task_SeniorOpinion"), Map.of());
        verify(useCases.of(BoardTally.class), never()).tally(CASE);
        run.complete(run.task("Task_SpecialistOpinion"), Map.of());
        verify(useCases.of(BoardTally.class)).tally(CASE);
    }

    @Test
    void waitsForASpecialistAndForASeniorUntilTheTeamChanges() {
        when(useCases.of(StaffSelection.class).find(CASE, Duty.BOARD, Role.SPECIALIST, 1))
                .thenReturn(NOBODY, FOUND);
        when(useCases.of(StaffSelection.class).find(CASE, Duty.BOARD, Role.SENIOR, 1))
                .thenReturn(NOBODY, FOUND);
        start();
        run.wake(Message.STAFF_AVAILABLE, "project-1");
        assertThat(run.tasks("Task_SeniorOpinion")).isEmpty();
        run.wake(Message.STAFF_AVAILABLE, "project-1");
        assertThat(run.tasks("Task_SeniorOpinion")).hasSize(1);
        verify(useCases.of(StaffSelection.class), times(3)).find(CASE, Duty.BOARD, Role.SPECIALIST, 1);
    }

    @Test
    void waitsForAChairUntilTheTeamChanges() {
        split(BoardOutcome.DECIDED);
        when(useCases.of(StaffSelection.class).find(CASE, Duty.BOARD, Role.SENIOR, 1))
                .thenReturn(FOUND, NOBODY, FOUND);
        start();
        opinions();
        assertThat(run.tasks("Task_ChairDecision")).isEmpty();
        run.wake(Message.STAFF_AVAILABLE, "project-1");
        run.complete(run.task("Task_ChairDecision"), Map.of());
        assertThat(run.ended()).isTrue();
    }

    @Test
    void remindsReassignsAndGoesOnWithoutTheOpinionsThatAreLate() {
        split(BoardOutcome.AMBIGUOUS);
        start();
        for (String member : List.of("Specialist", "Senior")) {
            String task = "Task_" + member + "Opinion";
            run.fire("BoundaryEvent_" + member + "Reminder");
            run.fire("BoundaryEvent_" + member + "Due");
            assertThat(run.tasks(task)).hasSize(1);
            run.fire("BoundaryEvent_" + member + "Late");
            verify(useCases.of(TaskDeadlines.class)).remind(any(), eq(task));
            verify(useCases.of(TaskDeadlines.class)).missed(any(), eq(task));
            assertThat(run.tasks(task)).isEmpty();
        }
        run.complete(run.task("Task_ChairDecision"), Map.of());
        assertThat(run.visited(PROCESS)).contains("EndEvent_Ambiguous");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void asksTheChairWhereOneOpinionIsLate() {
        split(BoardOutcome.DECIDED);
        start();
        run.complete(run.task("Task_SpecialistOpinion"), Map.of());
        run.fire("BoundaryEvent_SeniorLate");
        assertThat(run.tasks("Task_ChairDecision")).hasSize(1);
    }

    @Test
    void remindsReassignsAndEscalatesALateChairWhoseTaskGoesOn() {
        split(BoardOutcome.DECIDED);
        start();
        opinions();
        run.passTime();
        verify(useCases.of(TaskDeadlines.class)).remind(any(), eq("Task_ChairDecision"));
        verify(useCases.of(TaskDeadlines.class)).missed(any(), eq("Task_ChairDecision"));
        verify(useCases.of(Deadlines.class)).caseOverdue(CASE);
        run.complete(run.task("Task_ChairDecision"), Map.of());
        assertThat(run.ended()).isTrue();
    }

    @Test
    void theProtocolCatchesThatNobodyCanUseTheImage() {
        when(useCases.of(BoardTally.class).tally(CASE)).thenReturn(Optional.of(BoardOutcome.UNUSABLE_IMAGE));
        comesTo(BoardOutcome.UNUSABLE_IMAGE);
        when(useCases.of(StaffSelection.class).beginRound(CASE, Role.ANNOTATOR, 3))
                .thenReturn(new Staffing(true, 2, 1));
        run.start(
                "EdgeCasesOnlyProcess",
                Map.of("caseId", CASE, "projectId", "project-1", "modality", "CT", "priority", "routine"));
        run.complete(run.task("Task_Read"), Map.of());
        run.complete(run.task("Task_Read"), Map.of());
        opinions();
        assertThat(run.visited("EdgeCasesOnlyProcess")).contains("EndEvent_Unusable");
        assertThat(run.ended()).isTrue();
    }

    private void start() {
        run.start(PROCESS, Map.of("caseId", CASE, "projectId", "project-1"));
    }

    private void opinions() {
        run.complete(run.task("Task_SpecialistOpinion"), Map.of());
        run.complete(run.task("Task_SeniorOpinion"), Map.of());
    }

    private void split(BoardOutcome chair) {
        when(useCases.of(BoardTally.class).tally(CASE)).thenReturn(Optional.empty());
        comesTo(chair);
    }

    private void comesTo(BoardOutcome outcome) {
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
}
