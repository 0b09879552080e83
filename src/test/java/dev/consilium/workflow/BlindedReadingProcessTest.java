package dev.consilium.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.consilium.identity.Role;
import dev.consilium.project.Duty;
import dev.consilium.project.Staffing;
import dev.consilium.workflow.delegate.StubbedUseCases;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import dev.consilium.workflow.variable.Escalation;
import dev.consilium.workflow.variable.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BlindedReadingProcessTest {

    private static final String PROCESS = "BlindedReadingProcess";

    @RegisterExtension
    static final EveryElement PASSED = EveryElement.of(PROCESS);

    private static final String CASE = "case-1";
    private static final String READ = "Task_Read";
    private static final String CORRECT = "Task_CorrectReading";
    private static final String NEXT_LEVEL = "Task_ReadByNextLevel";
    private static final String ANSWER = "Task_AnswerQuestion";

    private final DiagramRun run = new DiagramRun(new ProtocolLibrary().protocol("finding-consensus"));
    private final StubbedUseCases useCases = run.useCases();

    @BeforeEach
    void everybodyIsThereAndAllLabelsAreValid() {
        when(useCases.selection().find(eq(CASE), eq(Duty.READER), any(), eq(1))).thenReturn(new Staffing(true, 1, 1));
        when(useCases.review().ofReading(eq(CASE), anyString())).thenReturn(List.of());
        start();
    }

    @Test
    void endsDoneWhereTheLabelsAreValid() {
        read(READ);
        endedAt("EndEvent_ReadingDone");
    }

    @Test
    void handsUpByTheGravestFlag() {
        read(READ, "uncertain", "edgeCase", "unusableImage");
        endedAt("EndEvent_UnusableImage");
        restart();
        read(READ, "uncertain", "edgeCase");
        endedAt("EndEvent_EdgeCase");
        restart();
        read(READ, "uncertain");
        endedAt("EndEvent_Uncertain");
    }

    @Test
    void sendsLabelsThatLackSomethingBackToTheSameReader() {
        wanting("EXCLUSIVE_CLASS", 1);
        read(READ);
        Task correction = run.task(CORRECT);
        assertThat(correction.getAssignee()).isEqualTo("reader-1");
        assertThat(run.variable("reworkReason")).isEqualTo("EXCLUSIVE_CLASS");
        run.fire("BoundaryEvent_RemindCorrection");
        verify(useCases.taskDeadlines()).remind(any(), eq(CORRECT));
        read(CORRECT);
        endedAt("EndEvent_ReadingDone");
    }

    @Test
    void isExhaustedAfterAsManyCorrectionsAsAreAllowed() {
        wanting("MISSING_LABEL", 3);
        read(READ);
        read(CORRECT);
        read(CORRECT);
        endedAt("EndEvent_ReworkExhausted");
    }

    @Test
    void isExhaustedWhereTheReaderDoesNotComeBack() {
        wanting("MISSING_LABEL", 1);
        read(READ);
        run.fire("BoundaryEvent_CorrectionLate");
        assertThat(run.tasks(CORRECT)).isEmpty();
        endedAt("EndEvent_ReworkExhausted");
    }

    @Test
    void remindsAndReassignsWhileTheReadingGoesOn() {
        run.fire("BoundaryEvent_RemindReader");
        verify(useCases.taskDeadlines()).remind(any(), eq(READ));
        run.fire("BoundaryEvent_ReadingDue");
        verify(useCases.taskDeadlines()).missed(any(), eq(READ));
        assertThat(run.tasks(READ)).hasSize(1);
        read(READ);
        endedAt("EndEvent_ReadingDone");
    }

    @Test
    void movesUpALevelWhereNobodyReadsInTime() {
        run.fire("BoundaryEvent_ReadingLate");
        assertThat(run.tasks(READ)).isEmpty();
        verify(useCases.selection()).find(CASE, Duty.READER, Role.SPECIALIST, 1);
        run.fire("BoundaryEvent_RemindNextLevel");
        verify(useCases.taskDeadlines()).remind(any(), eq(NEXT_LEVEL));
        wanting("MISSING_LABEL", 1);
        read(NEXT_LEVEL);
        assertThat(run.variable("readerLevel")).isEqualTo("specialist");
        read(CORRECT);
        endedAt("EndEvent_ReadingDone");
    }

    @Test
    void isLateWhereTheNextLevelIsToo() {
        run.fire("BoundaryEvent_ReadingLate");
        run.fire("BoundaryEvent_NextLevelLate");
        endedAt("EndEvent_Late");
    }

    @Test
    void isLateWhereNobodyIsAtTheNextLevel() {
        when(useCases.selection().find(CASE, Duty.READER, Role.SPECIALIST, 1)).thenReturn(new Staffing(false, 0, 1));
        run.fire("BoundaryEvent_ReadingLate");
        endedAt("EndEvent_NobodyAtNextLevel");
    }

    @Test
    void looksForAnotherReaderAfterAConflictOfInterest() {
        String before = run.task(READ).getId();
        run.raise(run.task(READ), Escalation.CONFLICT_OF_INTEREST, Map.of());
        verify(useCases.selection()).find(CASE, Duty.READER, Role.ANNOTATOR, 1);
        assertThat(run.tasks(READ)).singleElement().extracting(Task::getId).isNotEqualTo(before);
    }

    @Test
    void waitsForAnotherReaderUntilTheTeamChanges() {
        when(useCases.selection().find(CASE, Duty.READER, Role.ANNOTATOR, 1))
                .thenReturn(new Staffing(false, 0, 1), new Staffing(true, 1, 1));
        run.raise(run.task(READ), Escalation.CONFLICT_OF_INTEREST, Map.of());
        assertThat(run.tasks(READ)).isEmpty();
        run.wake(Message.STAFF_AVAILABLE, "another-project");
        verify(useCases.selection(), times(1)).find(CASE, Duty.READER, Role.ANNOTATOR, 1);
        run.wake(Message.STAFF_AVAILABLE, "project-1");
        assertThat(run.tasks(READ)).hasSize(1);
    }

    @Test
    void looksForAnotherSpecialistAfterAConflictOfInterest() {
        run.fire("BoundaryEvent_ReadingLate");
        run.raise(run.task(NEXT_LEVEL), Escalation.CONFLICT_OF_INTEREST, Map.of());
        verify(useCases.selection(), times(2)).find(CASE, Duty.READER, Role.SPECIALIST, 1);
        assertThat(run.tasks(NEXT_LEVEL)).hasSize(1);
    }

    @Test
    void asksSeveralQuestionsWhileTheReaderKeepsTheTask() {
        run.raise(run.task(READ), Escalation.MISSING_INFORMATION, Map.of("questionId", "question-1"));
        run.raise(run.task(READ), Escalation.MISSING_INFORMATION, Map.of("questionId", "question-2"));
        assertThat(run.tasks(ANSWER))
                .extracting(task -> run.engine().getTaskService().getVariable(task.getId(), "questionId"))
                .containsExactlyInAnyOrder("question-1", "question-2");
        run.fire("BoundaryEvent_RemindAnswer");
        verify(useCases.taskDeadlines(), times(2)).remind(any(), eq(ANSWER));
        run.fire("BoundaryEvent_AnswerDue");
        verify(useCases.taskDeadlines(), times(2)).missed(any(), eq(ANSWER));
        run.complete(run.task(ANSWER), Map.of());
        assertThat(run.tasks(ANSWER)).hasSize(1);
        read(READ);
        assertThat(run.tasks(ANSWER)).as("a question nobody needs any more").isEmpty();
        endedAt("EndEvent_ReadingDone");
    }

    @Test
    void asksQuestionsAtTheNextLevelToo() {
        run.fire("BoundaryEvent_ReadingLate");
        run.raise(run.task(NEXT_LEVEL), Escalation.MISSING_INFORMATION, Map.of("questionId", "question-1"));
        assertThat(run.tasks(ANSWER)).hasSize(1);
        assertThat(run.tasks(NEXT_LEVEL)).hasSize(1);
    }

    private void start() {
        run.start(
                PROCESS,
                Map.of(
                        "caseId", CASE,
                        "projectId", "project-1",
                        "readerLevel", "annotator",
                        "readingReminderAfter", "P1D",
                        "readingDueAfter", "P3D",
                        "readingEscalateAfter", "P7D",
                        "reworkLimit", 2));
    }

    private void restart() {
        assertThat(run.ended()).isTrue();
        start();
    }

    /** The next readings lack this, so many times. */
    private void wanting(String code, int times) {
        List<String> lacks = List.of(code);
        var reviewed = when(useCases.review().ofReading(eq(CASE), anyString()));
        for (int i = 0; i < times; i++) {
            reviewed = reviewed.thenReturn(lacks);
        }
        reviewed.thenReturn(List.of());
    }

    private void read(String element, String... flags) {
        Map<String, Object> outcome = new HashMap<>(Map.of("readingId", "reading-1", "readerId", "reader-1"));
        Set.of("uncertain", "edgeCase", "unusableImage")
                .forEach(flag -> outcome.put(flag, List.of(flags).contains(flag)));
        run.complete(run.task(element), outcome);
    }

    private void endedAt(String end) {
        assertThat(run.ended()).isTrue();
        assertThat(run.visitedLast()).contains(end);
    }
}
