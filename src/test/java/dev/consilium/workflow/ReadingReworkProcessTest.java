package dev.consilium.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.consilium.annotation.Reading;
import dev.consilium.arbitration.ReasonCode;
import dev.consilium.arbitration.ReworkRequest;
import dev.consilium.arbitration.Reworks;
import dev.consilium.workflow.delegate.StubbedUseCases;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReadingReworkProcessTest {

    private static final String PROCESS = "ReadingReworkProcess";

    @RegisterExtension
    static final EveryElement PASSED = EveryElement.of(PROCESS);

    private static final String CASE = "case-1";
    private static final String TASK = "Task_ReworkReading";
    private static final Instant AT = Instant.parse("2026-11-26T10:00:00Z");

    private final DiagramRun run = new DiagramRun(SharedDiagrams.of(List.of("reading-rework"), List.of("first-read")));
    private final StubbedUseCases useCases = run.useCases();

    ReadingReworkProcessTest() throws IOException {}

    @BeforeEach
    void aReadingWasSentBack() {
        when(useCases.of(Reworks.class).next(CASE))
                .thenReturn(new Reworks.Picked(
                        new ReworkRequest(
                                "request-1",
                                CASE,
                                "reading-1",
                                ReasonCode.GUIDELINE_MISREAD,
                                "look again",
                                List.of(),
                                "spec-1",
                                AT,
                                ReworkRequest.State.OPEN),
                        new Reading("reading-1", CASE, 1, "annotator", "reader-1", false, AT, AT, null, null)));
        when(useCases.review().ofReading(CASE, "reading-1")).thenReturn(List.of());
    }

    @Test
    void asksTheReaderOfTheReadingAndNobodyElse() {
        start();
        var task = run.task(TASK);
        assertThat(task.getAssignee()).isEqualTo("reader-1");
        assertThat(variable("readingId")).isEqualTo("reading-1");
        assertThat(variable("readerLevel")).isEqualTo("annotator");
        assertThat(variable("reworkReason")).isEqualTo("guideline-misread");
    }

    @Test
    void endsReworkedWhereTheReaderHandsItInAgain() {
        start();
        run.complete(run.task(TASK), Map.of());
        verify(useCases.of(Reworks.class)).settle(CASE, "reading-1", true);
        endsAt("EndEvent_Reworked");
    }

    @Test
    void asksTheReaderAgainWhereTheLabelsLackSomething() {
        when(useCases.review().ofReading(CASE, "reading-1")).thenReturn(List.of("MISSING_LABEL"), List.of());
        start();
        run.complete(run.task(TASK), Map.of());
        assertThat(run.task(TASK).getAssignee()).isEqualTo("reader-1");
        assertThat(variable("reworkReason")).isEqualTo("MISSING_LABEL");
        run.complete(run.task(TASK), Map.of());
        endsAt("EndEvent_Reworked");
    }

    @Test
    void remindsTheReaderAndLeavesTheTaskOpen() {
        start();
        run.fire("BoundaryEvent_ReminderDue");
        verify(useCases.taskDeadlines()).remind(any(), eq(TASK));
        assertThat(run.visited(PROCESS)).contains("EndEvent_Reminded");
        assertThat(run.tasks(TASK)).hasSize(1);
    }

    @Test
    void endsNotReworkedWhereTheReaderDoesNotComeBack() {
        start();
        run.fire("BoundaryEvent_ReaderGone");
        verify(useCases.of(Reworks.class)).settle(CASE, "reading-1", false);
        assertThat(run.tasks(TASK)).isEmpty();
        endsAt("EndEvent_NotReworked");
    }

    @Test
    void failsWhereNothingIsPending() {
        when(useCases.of(Reworks.class).next(CASE)).thenThrow(new IllegalStateException("nothing to rework"));
        assertThatThrownBy(this::start).hasMessageContaining("nothing to rework");
        assertThat(run.tasks(TASK)).isEmpty();
    }

    private void start() {
        run.start(PROCESS, Map.of("caseId", CASE, "projectId", "project-1"));
    }

    private Object variable(String name) {
        return run.engine().getTaskService().getVariable(run.task(TASK).getId(), name);
    }

    private void endsAt(String end) {
        assertThat(run.visited(PROCESS)).contains(end);
        assertThat(run.ended()).isTrue();
    }
}
