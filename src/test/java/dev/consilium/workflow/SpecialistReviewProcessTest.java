package dev.consilium.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.consilium.annotation.Reading;
import dev.consilium.arbitration.ReasonCode;
import dev.consilium.arbitration.ReworkRequest;
import dev.consilium.arbitration.Reworks;
import dev.consilium.arbitration.SpecialistReviews;
import dev.consilium.identity.Role;
import dev.consilium.project.Duty;
import dev.consilium.project.Staffing;
import dev.consilium.workflow.delegate.StubbedUseCases;
import dev.consilium.workflow.variable.Message;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecialistReviewProcessTest {

    private static final String PROCESS = "SpecialistReviewProcess";

    @RegisterExtension
    static final EveryElement PASSED = EveryElement.of(PROCESS);

    private static final String CASE = "case-1";
    private static final String TASK = "Task_SpecialistReview";

    private final DiagramRun run = new DiagramRun(SharedDiagrams.of(
            List.of("specialist-review", "reading-rework"), List.of("specialist-review", "first-read")));
    private final StubbedUseCases useCases = run.useCases();

    SpecialistReviewProcessTest() throws IOException {}

    @BeforeEach
    void aSpecialistIsThere() {
        when(useCases.selection().find(CASE, Duty.SPECIALIST, Role.SPECIALIST, 1))
                .thenReturn(new Staffing(true, 1, 1));
        when(useCases.review().ofDecision(CASE)).thenReturn(List.of());
        when(useCases.review().ofReading(CASE, "reading-1")).thenReturn(List.of());
        when(useCases.of(Reworks.class).next(CASE)).thenReturn(picked());
    }

    @ParameterizedTest
    @CsvSource({"accept", "correct"})
    void endsValidatedWhereAReadingIsAcceptedOrCorrected(String outcome) {
        start();
        verify(useCases.of(SpecialistReviews.class)).open(CASE);
        say(outcome);
        endsAt("EndEvent_Validated");
    }

    @ParameterizedTest
    @CsvSource({"uncertain, EndEvent_Uncertain", "edge-case, EndEvent_EdgeCase", "unusable,  EndEvent_UnusableImage"})
    void endsAtTheLevelTheSpecialistHandsTheCaseTo(String outcome, String end) {
        start();
        say(outcome);
        endsAt(end);
        assertThat(run.visited(PROCESS)).doesNotContain("Task_ValidateDecision", "EndEvent_Validated");
    }

    @Test
    void bringsTheCaseBackToTheSameSpecialistWhenTheReadingCameBack() {
        start();
        sendBack(1);
        assertThat(run.tasks(TASK)).isEmpty();
        run.complete(run.task("Task_ReworkReading"), Map.of());
        verify(useCases.of(Reworks.class)).settle(CASE, "reading-1", true);
        assertThat(run.task(TASK).getAssignee()).isEqualTo("spec-1");
        assertThat(run.variable("reworked")).isEqualTo(true);
        say("accept");
        endsAt("EndEvent_Validated");
    }

    @Test
    void bringsTheCaseBackAlsoWhereTheReaderDoesNotComeBack() {
        start();
        sendBack(1);
        run.fire("BoundaryEvent_ReaderGone");
        verify(useCases.of(Reworks.class)).settle(CASE, "reading-1", false);
        assertThat(run.task(TASK).getAssignee()).isEqualTo("spec-1");
        assertThat(run.variable("reworked")).isEqualTo(false);
    }

    @Test
    void movesUpWhereAReadingWouldGoBackOnceMoreThanAllowed() {
        start();
        sendBack(1);
        run.complete(run.task("Task_ReworkReading"), Map.of());
        sendBack(2);
        run.complete(run.task("Task_ReworkReading"), Map.of());
        sendBack(3);
        endsAt("EndEvent_ReworkExhausted");
        verify(useCases.of(Reworks.class), times(2)).next(CASE);
    }

    @Test
    void presentsTheCaseToTheSameSpecialistAgainWhereTheLabelsLackSomething() {
        when(useCases.review().ofDecision(CASE)).thenReturn(List.of("EXCLUSIVE_CLASS"), List.of());
        start();
        say("correct");
        assertThat(run.task(TASK).getAssignee()).isEqualTo("spec-1");
        assertThat(run.variable("reworkReason")).isEqualTo("EXCLUSIVE_CLASS");
        say("correct");
        endsAt("EndEvent_Validated");
    }

    @Test
    void waitsWithoutASpecialistUntilTheTeamChanges() {
        when(useCases.selection().find(CASE, Duty.SPECIALIST, Role.SPECIALIST, 1))
                .thenReturn(new Staffing(false, 0, 1), new Staffing(true, 1, 1));
        start();
        assertThat(run.tasks(TASK)).isEmpty();
        run.wake(Message.STAFF_AVAILABLE, "project-1");
        assertThat(run.task(TASK).getAssignee()).isNull();
    }

    @Test
    void remindsAndThenGivesTheTaskToSomebodyElse() {
        start();
        run.fire("BoundaryEvent_ReminderDue");
        verify(useCases.taskDeadlines()).remind(any(), eq(TASK));
        assertThat(run.visited(PROCESS)).contains("EndEvent_Reminded");
        run.fire("BoundaryEvent_ReviewOverdue");
        verify(useCases.taskDeadlines()).missed(any(), eq(TASK));
        assertThat(run.visited(PROCESS)).contains("EndEvent_Reassigned");
        assertThat(run.tasks(TASK)).hasSize(1);
        assertThat(run.ended()).isFalse();
    }

    @Test
    void movesUpWhereNobodyValidatesInTime() {
        start();
        run.fire("BoundaryEvent_ReviewLate");
        endsAt("EndEvent_Late");
        assertThat(run.tasks(TASK)).isEmpty();
    }

    private void start() {
        run.start(PROCESS, Map.of("caseId", CASE, "projectId", "project-1", "reworkLimit", 2));
    }

    private void say(String outcome) {
        run.complete(run.task(TASK), Map.of("reviewOutcome", outcome, "specialistId", "spec-1"));
    }

    private void sendBack(int times) {
        Map<String, Object> outcome = new HashMap<>();
        outcome.put("reviewOutcome", "return");
        outcome.put("specialistId", "spec-1");
        outcome.put("reworkCount", times);
        run.complete(run.task(TASK), outcome);
    }

    private void endsAt(String end) {
        assertThat(run.visited(PROCESS)).contains(end);
        assertThat(run.ended()).isTrue();
    }

    private static Reworks.Picked picked() {
        Instant at = Instant.parse("2026-11-26T10:00:00Z");
        return new Reworks.Picked(
                new ReworkRequest(
                        "request-1",
                        CASE,
                        "reading-1",
                        ReasonCode.FINDING_MISSED,
                        "look again",
                        List.of(),
                        "spec-1",
                        at,
                        ReworkRequest.State.OPEN),
                new Reading("reading-1", CASE, 1, "annotator", "reader-1", false, at, at, null, null));
    }
}
