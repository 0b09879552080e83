package dev.consilium.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.consilium.arbitration.panel.ChairElection;
import dev.consilium.arbitration.panel.Panel;
import dev.consilium.arbitration.panel.PanelTally;
import dev.consilium.arbitration.panel.Panels;
import dev.consilium.arbitration.panel.Tally;
import dev.consilium.identity.Role;
import dev.consilium.project.Deadlines;
import dev.consilium.project.Duty;
import dev.consilium.project.Staffing;
import dev.consilium.workflow.delegate.StubbedUseCases;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import dev.consilium.workflow.variable.Escalation;
import dev.consilium.workflow.variable.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SeniorArbitrationProcessTest {

    private static final String PROCESS = "SeniorArbitrationProcess";

    @RegisterExtension
    static final EveryElement PASSED = EveryElement.of(PROCESS);

    private static final String CASE = "case-1";
    private static final int MEMBERS = 3;

    private final DiagramRun run = new DiagramRun(new ProtocolLibrary().protocol("finding-consensus"));
    private final StubbedUseCases useCases = run.useCases();

    @BeforeEach
    void seniorsAreThere() {
        there(Duty.ARBITER, 1, true);
        there(Duty.PANEL, MEMBERS, true);
        when(useCases.review().ofDecision(CASE)).thenReturn(List.of());
        when(useCases.of(Panels.class).open(CASE, MEMBERS))
                .thenReturn(new Panel("panel-1", CASE, 1, 1, MEMBERS, Instant.EPOCH));
        when(useCases.of(PanelTally.class).tally(CASE)).thenReturn(new Tally("decision-2", false));
        when(useCases.of(ChairElection.class).elect(CASE)).thenReturn(Optional.of("sen-2"), Optional.of("sen-3"));
    }

    @Nested
    class OneArbiter {

        @BeforeEach
        void begins() {
            start();
        }

        @Test
        void endsDecidedWhereTheSeniorSettlesOnLabels() {
            verify(useCases.arbitrations()).begin(CASE);
            decide(false);
            ends("EndEvent_Decided");
            verify(useCases.of(Panels.class), never()).open(any(), anyInt());
        }

        @Test
        void endsAmbiguousWhereTheSeniorSaysSo() {
            decide(true);
            ends("EndEvent_Ambiguous");
        }

        @Test
        void endsAsAnEdgeCaseWhereTheSeniorCallsItOne() {
            state(false, true, false);
            ends("EndEvent_EdgeCase");
        }

        @Test
        void endsAsUnusableWhereTheSeniorCannotUseTheImage() {
            state(false, false, true);
            ends("EndEvent_UnusableImage");
        }

        @Test
        void goesToAPanelWhereTheSeniorRefersIt() {
            state(true, false, false);
            assertThat(run.tasks("Task_Arbitrate")).isEmpty();
            assertThat(run.tasks("Task_PanelVote")).hasSize(MEMBERS);
        }

        @Test
        void asksAnotherArbiterWhereOneHasAConflictOfInterest() {
            raise(run.task("Task_Arbitrate"));
            verify(useCases.selection(), times(2)).find(CASE, Duty.ARBITER, Role.SENIOR, 1);
            decide(false);
            ends("EndEvent_Decided");
        }

        @Test
        void remindsOfALateArbitrationThenGivesItToAnotherThenToAPanel() {
            run.fire("BoundaryEvent_ArbitrationReminder");
            verify(useCases.taskDeadlines()).remind(any(), eq("Task_Arbitrate"));
            run.fire("BoundaryEvent_ArbitrationDue");
            verify(useCases.taskDeadlines()).missed(any(), eq("Task_Arbitrate"));
            assertThat(run.tasks("Task_Arbitrate")).hasSize(1);
            run.fire("BoundaryEvent_ArbitrationLate");
            assertThat(run.tasks("Task_Arbitrate")).isEmpty();
            assertThat(run.tasks("Task_PanelVote")).hasSize(MEMBERS);
        }
    }

    @Test
    void presentsTheCaseAgainWhereTheDecisionsLabelsLackSomething() {
        when(useCases.review().ofDecision(CASE)).thenReturn(List.of("UNKNOWN_CLASS"), List.of());
        start();
        decide(false);
        assertThat(run.ended()).isFalse();
        decide(false);
        ends("EndEvent_Decided");
    }

    @Test
    void tellsAPanelNothingOfWhatAnArbitersDecisionLacked() {
        when(useCases.review().ofDecision(CASE)).thenReturn(List.of("UNKNOWN_CLASS"));
        start();
        decide(false);
        assertThat(run.variable("reworkReason")).isEqualTo("UNKNOWN_CLASS");
        run.fire("BoundaryEvent_ArbitrationLate");
        assertThat(run.variable("reworkReason")).isNull();
    }

    @Test
    void waitsWithNoArbiterUntilTheTeamChanges() {
        when(useCases.selection().find(CASE, Duty.ARBITER, Role.SENIOR, 1))
                .thenReturn(new Staffing(false, 0, 1), new Staffing(true, 1, 1));
        start();
        assertThat(run.tasks("Task_Arbitrate")).isEmpty();
        run.wake(Message.STAFF_AVAILABLE, "project-1");
        assertThat(run.tasks("Task_Arbitrate")).hasSize(1);
    }

    @Nested
    class APanel {

        @Test
        void waitsWithFewerThanThreeUntilTheTeamChanges() {
            when(useCases.selection().find(CASE, Duty.PANEL, Role.SENIOR, MEMBERS))
                    .thenReturn(new Staffing(false, 0, 1), new Staffing(true, MEMBERS, 1));
            refer();
            assertThat(run.tasks("Task_PanelVote")).isEmpty();
            run.wake(Message.STAFF_AVAILABLE, "project-1");
            assertThat(run.tasks("Task_PanelVote")).hasSize(MEMBERS);
        }

        @Test
        void isCountedWhenEverySeatHasEndedAndNotBefore() {
            refer();
            vote(false);
            vote(false);
            verify(useCases.of(PanelTally.class), never()).tally(CASE);
            vote(false);
            verify(useCases.of(PanelTally.class)).tally(CASE);
            ends("EndEvent_Decided");
        }

        @Test
        void endsAmbiguousWhereItsMajoritySaysSo() {
            when(useCases.of(PanelTally.class).tally(CASE)).thenReturn(new Tally("decision-2", true));
            refer();
            allVote();
            ends("EndEvent_Ambiguous");
        }

        @Test
        void asksSomebodyElseWhereAMemberAbstainsAndAsManyAreThereAsVotesAreOpen() {
            when(useCases.of(Panels.class).canReplace(CASE, MEMBERS)).thenReturn(true);
            refer();
            vote(true);
            assertThat(run.tasks("Task_PanelVote")).hasSize(MEMBERS);
            allVote();
            ends("EndEvent_Decided");
        }

        @Test
        void countsAnAbstentionWhereNobodyElseIsThere() {
            refer();
            vote(false);
            vote(true);
            verify(useCases.of(Panels.class)).canReplace(CASE, 2);
            assertThat(run.tasks("Task_PanelVote")).hasSize(1);
            vote(false);
            assertThat(run.visited(PROCESS)).contains("EndEvent_Abstained");
            ends("EndEvent_Decided");
        }

        @Test
        void remindsItsMembersAndClosesVotesThatAreLate() {
            refer();
            run.fire("BoundaryEvent_VoteReminder");
            verify(useCases.taskDeadlines(), times(MEMBERS)).remind(any(), eq("Task_PanelVote"));
            vote(false);
            run.fire("BoundaryEvent_VoteLate");
            assertThat(run.tasks("Task_PanelVote")).isEmpty();
            assertThat(run.visited(PROCESS)).contains("EndEvent_VoteNotGiven");
            ends("EndEvent_Decided");
        }
    }

    @Nested
    class AChair {

        @BeforeEach
        void thePanelIsSplit() {
            when(useCases.of(PanelTally.class).tally(CASE)).thenReturn(new Tally(null, false));
        }

        @Test
        void decidesWhereThePanelHasNoMajority() {
            split();
            Task task = run.task("Task_ChairDecision");
            assertThat(task.getAssignee()).isEqualTo("sen-2");
            chair(false);
            ends("EndEvent_Decided");
        }

        @Test
        void mayDeclareTheCaseAmbiguous() {
            split();
            chair(true);
            ends("EndEvent_Ambiguous");
        }

        @Test
        void isRemindedAndThenGivesWayToAnotherWhileTheCaseIsMarkedOverdue() {
            split();
            run.fire("BoundaryEvent_ChairReminder");
            verify(useCases.taskDeadlines()).remind(any(), eq("Task_ChairDecision"));
            run.fire("BoundaryEvent_ChairLate");
            verify(useCases.of(Deadlines.class)).caseOverdue(CASE);
            assertThat(run.task("Task_ChairDecision").getAssignee()).isEqualTo("sen-3");
        }

        @Test
        void givesWayToAnotherForAConflictOfInterest() {
            split();
            raise(run.task("Task_ChairDecision"));
            assertThat(run.task("Task_ChairDecision").getAssignee()).isEqualTo("sen-3");
            verify(useCases.of(Deadlines.class), never()).caseOverdue(CASE);
        }

        @Test
        void isWaitedForWhereNobodyCanBeNamed() {
            when(useCases.of(ChairElection.class).elect(CASE)).thenReturn(Optional.empty(), Optional.of("sen-4"));
            split();
            assertThat(run.tasks("Task_ChairDecision")).isEmpty();
            run.wake(Message.STAFF_AVAILABLE, "project-1");
            assertThat(run.task("Task_ChairDecision").getAssignee()).isEqualTo("sen-4");
        }

        private void split() {
            refer();
            allVote();
        }

        private void chair(boolean ambiguous) {
            run.complete(run.task("Task_ChairDecision"), Map.of("decisionId", "decision-3", "ambiguous", ambiguous));
        }
    }

    private void there(Duty duty, int people, boolean enough) {
        when(useCases.selection().find(CASE, duty, Role.SENIOR, people))
                .thenReturn(new Staffing(enough, enough ? people : 0, 1));
    }

    private void start() {
        run.start(PROCESS, Map.of("caseId", CASE, "projectId", "project-1"));
    }

    private void refer() {
        start();
        state(true, false, false);
    }

    private void decide(boolean ambiguous) {
        run.complete(
                run.task("Task_Arbitrate"),
                Map.of(
                        "decisionId", "decision-1",
                        "ambiguous", ambiguous,
                        "split", false,
                        "edgeCase", false,
                        "unusableImage", false));
    }

    private void state(boolean split, boolean edgeCase, boolean unusableImage) {
        run.complete(
                run.task("Task_Arbitrate"),
                Map.of("split", split, "edgeCase", edgeCase, "unusableImage", unusableImage));
    }

    private void vote(boolean abstained) {
        run.complete(run.task("Task_PanelVote"), Map.of("abstained", abstained));
    }

    private void allVote() {
        for (int member = 0; member < MEMBERS; member++) {
            vote(false);
        }
    }

    private void raise(Task task) {
        run.raise(task, Escalation.CONFLICT_OF_INTEREST, Map.of());
    }

    private void ends(String end) {
        assertThat(run.ended()).isTrue();
        Set<String> ends = new TreeSet<>(
                Set.of("EndEvent_Decided", "EndEvent_Ambiguous", "EndEvent_EdgeCase", "EndEvent_UnusableImage"));
        ends.retainAll(run.visited(PROCESS));
        assertThat(ends).containsExactly(end);
    }
}
