package dev.consilium.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.consilium.project.Absences;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import dev.consilium.workflow.variable.Message;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AbsenceProcessTest {

    private static final String PROCESS = "AbsenceProcess";

    @RegisterExtension
    static final EveryElement PASSED = EveryElement.of(PROCESS);

    private static final String ABSENCE = "absence-1";

    private final DiagramRun run = new DiagramRun(new ProtocolLibrary().absence());

    @BeforeEach
    void threeDaysAreLeft() {
        when(run.useCases().of(Absences.class).begin(ABSENCE)).thenReturn(Duration.ofDays(3));
    }

    @Test
    void endsBackAsPlanned() {
        record(false);
        verify(run.useCases().of(Absences.class), never()).begin(any());
        run.passTime();
        verify(run.useCases().of(Absences.class)).begin(ABSENCE);
        assertThat(run.variable("absenceEndsAfter")).isEqualTo("PT72H");
        verify(run.useCases().of(Absences.class), never()).end(any());
        run.passTime();
        verify(run.useCases().of(Absences.class)).end(ABSENCE);
        assertThat(run.visited(PROCESS)).contains("EndEvent_Back");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void endsBackEarlyWhereThePersonSaysSo() {
        record(true);
        verify(run.useCases().of(Absences.class)).begin(ABSENCE);
        run.receiveAgain(Message.ABSENCE_ENDED);
        assertThat(run.visited(PROCESS)).contains("EndEvent_BackEarly");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void endsCalledOffBeforeItBegins() {
        record(false);
        run.receiveAgain(Message.ABSENCE_ENDED);
        verify(run.useCases().of(Absences.class), never()).begin(any());
        assertThat(run.visited(PROCESS)).contains("EndEvent_CalledOff");
        assertThat(run.ended()).isTrue();
    }

    private void record(boolean now) {
        run.receive(
                Message.ABSENCE_RECORDED,
                Map.of("absenceId", ABSENCE, "absentNow", now, "absenceBeginsAfter", now ? "PT-1S" : "P1D"));
    }
}
