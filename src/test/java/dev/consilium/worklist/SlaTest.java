package dev.consilium.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlaTest {

    private static final Instant CREATED = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant DUE = CREATED.plus(Duration.ofHours(8));

    @ParameterizedTest
    @CsvSource({
        "PT0S, ON_TIME",
        "PT5H59M59S, ON_TIME",
        "PT6H, DUE_SOON",
        "PT7H59M59S, DUE_SOON",
        "PT8H, OVERDUE",
        "P3D, OVERDUE"
    })
    void aTaskIsDueSoonInTheLastQuarterOfItsTime(Duration after, Sla sla) {
        assertThat(Sla.of(CREATED, DUE, CREATED.plus(after))).isEqualTo(sla);
    }

    @Test
    void aTaskWithoutADueDateHasNoState() {
        assertThat(Sla.of(CREATED, null, CREATED)).isNull();
    }

    @Test
    void aTaskThatIsDueAtOnceIsOverdue() {
        assertThat(Sla.of(CREATED, CREATED, CREATED)).isEqualTo(Sla.OVERDUE);
    }
}
