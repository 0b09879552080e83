package dev.consilium.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.verify;

import dev.consilium.workflow.protocol.ProtocolLibrary;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuarantineReviewProcessTest {

    private static final String PROCESS = "QuarantineReviewProcess";
    private static final String REVIEW = "Task_ReviewQuarantine";
    private static final Set<String> VISITED = new TreeSet<>();
    private static Set<String> elements = Set.of();

    private final DiagramRun run = new DiagramRun(new ProtocolLibrary().intake());

    @BeforeEach
    void aSeriesIsHeldBack() {
        elements = run.elements(PROCESS);
        run.start(PROCESS, Map.of("seriesId", "series-1", "projectId", "project-1"));
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
