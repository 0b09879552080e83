package dev.consilium.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.verify;

import dev.consilium.workflow.protocol.ProtocolLibrary;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QuarantineReviewProcessTest {

    private static final String PROCESS = "QuarantineReviewProcess";

    @RegisterExtension
    static final EveryElement PASSED = EveryElement.of(PROCESS);

    private static final String REVIEW = "Task_ReviewQuarantine";

    private final DiagramRun run = new DiagramRun(new ProtocolLibrary().intake());

    @BeforeEach
    void aSeriesIsHeldBack() {
        run.start(PROCESS, Map.of("seriesId", "series-1", "projectId", "project-1"));
    }

    @Test
    void endsReleased() {
        run.complete(run.task(REVIEW), Map.of("released", true));
        assertThat(run.visited(PROCESS)).contains("EndEvent_Released").doesNotContain("EndEvent_Rejected");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void endsRejected() {
        run.complete(run.task(REVIEW), Map.of("released", false));
        assertThat(run.visited(PROCESS)).contains("EndEvent_Rejected").doesNotContain("EndEvent_Released");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void remindsAndReassignsWhileTheReviewGoesOn() {
        run.passTime();
        verify(run.useCases().taskDeadlines()).remind(any(), eq(REVIEW));
        verify(run.useCases().taskDeadlines()).missed(any(), eq(REVIEW));
        assertThat(run.visited(PROCESS)).contains("EndEvent_Reminded", "EndEvent_Reassigned");
        run.complete(run.task(REVIEW), Map.of("released", true));
        assertThat(run.ended()).isTrue();
    }
}
