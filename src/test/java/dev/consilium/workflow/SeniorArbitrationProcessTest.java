package dev.consilium.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.consilium.identity.Role;
import dev.consilium.project.Duty;
import dev.consilium.project.Staffing;
import dev.consilium.workflow.delegate.StubbedUseCases;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import dev.consilium.workflow.variable.Message;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeniorArbitrationProcessTest {

    private static final String PROCESS = "SeniorArbitrationProcess";
    private static final String CASE = "case-1";
    private static final Set<String> VISITED = new TreeSet<>();
    private static Set<String> elements = Set.of();

    private final DiagramRun run = new DiagramRun(new ProtocolLibrary().protocol("finding-consensus"));
    private final StubbedUseCases useCases = run.useCases();

    @BeforeEach
    void aSeniorIsThere() {
        elements = run.elements(PROCESS);
        when(useCases.selection().find(CASE, Duty.ARBITER, Role.SENIOR, 1)).thenReturn(new Staffing(true, 1, 1));
        when(useCases.review().ofDecision(CASE)).thenReturn(List.of());
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
    void endsDecidedWhereTheSeniorSettlesOnLabels() {
        start();
        verify(useCases.arbitrations()).begin(CASE);
        decide(false);
        assertThat(run.visited(PROCESS)).contains("EndEvent_Decided").doesNotContain("EndEvent_Ambiguous");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void endsAmbiguousWhereTheSeniorSaysSo() {
        start();
        decide(true);
        assertThat(run.visited(PROCESS)).contains("EndEvent_Ambiguous");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void presentsTheCaseAgainWhereTheDecisionsLabelsLackSomething() {
        when(useCases.review().ofDecision(CASE)).thenReturn(List.of("UNKNOWN_CLASS"), List.of());
        start();
        decide(false);
        assertThat(run.ended()).isFalse();
        decide(false);
        assertThat(run.visited(PROCESS)).contains("EndEvent_Decided");
    }

    @Test
    void waitsWithNoArbiterUntilTheTeamChanges() {
        when(useCases.selection().find(CASE, Duty.ARBITER, Role.SENIOR, 1))
                .thenReturn(new Staffing(false, 0, 1), new Staffing(true, 1, 1));
        start();
        assertThat(run.tasks("Task_Arbitrate")).isEmpty();
        run.wake(Message.STAFF_AVAILABLE, "project-1");
        assertThat(run.tasks("Task_Arbitrate")).hasSize(1);
        verify(useCases.selection(), times(2)).find(CASE, Duty.ARBITER, Role.SENIOR, 1);
    }

    @Test
    void marksAnOverdueArbitrationAndLeavesTheTaskOpen() {
        start();
        run.passTime();
        verify(useCases.of(dev.consilium.project.Deadlines.class)).caseOverdue(CASE);
        assertThat(run.visited(PROCESS)).contains("EndEvent_OverdueMarked");
        assertThat(run.tasks("Task_Arbitrate")).hasSize(1);
    }

    private void start() {
        run.start(PROCESS, Map.of("caseId", CASE, "projectId", "project-1"));
    }

    private void decide(boolean ambiguous) {
        run.complete(run.task("Task_Arbitrate"), Map.of("decisionId", "decision-1", "ambiguous", ambiguous));
    }
}
