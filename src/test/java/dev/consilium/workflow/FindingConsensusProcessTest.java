package dev.consilium.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.consilium.arbitration.GroundTruth;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FindingConsensusProcessTest extends CaseRoads {

    private static final String PROCESS = "FindingConsensusProcess";

    @RegisterExtension
    static final EveryElement PASSED = EveryElement.of(PROCESS);

    FindingConsensusProcessTest() {
        super(PROCESS, "finding-consensus");
    }

    @Override
    void agree() {
        scores(3, 1.0, false);
    }

    @Override
    void disagree() {
        scores(5, 0.4, false);
    }

    @Override
    int readers() {
        return 3;
    }

    @Test
    void asksForOneMoreReadingWhereTheMajorityIsWeak() {
        scores(3, 2.0 / 3, false);
        start();
        readAll(3);
        assertThat(run.tasks("Task_Read")).hasSize(1);
        assertThat(run.variable("readersToAdd")).isEqualTo(1);
        verify(useCases.groundTruths(), never()).record(any());

        scores(4, 1, false);
        readAll(1);
        endsAt("EndEvent_Accepted");
    }

    @Test
    void arbitratesWhereNobodyIsLeftToAsk() {
        scores(3, 2.0 / 3, true);
        left(0);
        truth(GroundTruth.Origin.ARBITRATION);
        start();
        readAll(3);
        assertThat(run.tasks("Task_Arbitrate")).hasSize(1);
        verify(useCases.arbitrations()).begin(CASE);
        verify(useCases.scoring(), times(1)).score(CASE);
    }

    @Test
    void hasASpecialistLookAtAWeakMajorityWhereNobodyIsLeftToAsk() {
        scores(3, 2.0 / 3, false);
        left(0);
        truth(GroundTruth.Origin.SPECIALIST);
        start();
        readAll();
        review(Map.of("reviewOutcome", "accept"));
        endsAt("EndEvent_Validated");
    }

    @Test
    void sendsLabelsThatLackSomethingBackToTheSameReaderOnly() {
        when(useCases.review().ofReading(CASE, "reading-1")).thenReturn(List.of("EXCLUSIVE_CLASS"), List.of());
        start();
        read(run.task("Task_Read"), "reading-1");
        Task correction = run.task("Task_CorrectReading");
        assertThat(correction.getAssignee()).isEqualTo("reader-of-reading-1");
        assertThat(run.variable("reworkReason")).isNull();
        read(correction, "reading-1");
        readAll(2);
        endsAt("EndEvent_Accepted");
    }
}
