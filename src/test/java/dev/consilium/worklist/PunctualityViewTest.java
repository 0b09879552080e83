package dev.consilium.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.identity.Role;
import dev.consilium.worklist.PunctualityView.Counted;
import dev.consilium.worklist.PunctualityView.Level;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PunctualityViewTest {

    /** A Thursday. */
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    @Test
    void theShareIsOfWhatTheDueDateDecided() {
        Level level = levels(new Counted(Role.ANNOTATOR, 8, 1, 0, 1, 5)).get(0);
        assertThat(level.decided()).isEqualTo(10);
        assertThat(level.openInTime()).isEqualTo(5);
        assertThat(level.share()).isNotNull();
        assertThat(level.share().value()).isEqualTo(0.8);
        // Wilson's interval of 8 in 10, as R's prop.test(8, 10, correct = FALSE) has it.
        assertThat(level.share().interval().lo()).isCloseTo(0.4901625, Offset.offset(1e-6));
        assertThat(level.share().interval().hi()).isCloseTo(0.9433178, Offset.offset(1e-6));
    }

    @Test
    void aLevelWhoseTasksAreAllStillInTimeHasNoShare() {
        assertThat(levels(new Counted(Role.SENIOR, 0, 0, 0, 0, 3)).get(0).share())
                .isNull();
    }

    @Test
    void levelsStandInTheOrderOfRoles() {
        assertThat(levels(
                        new Counted(Role.SENIOR, 1, 0, 0, 0, 0),
                        new Counted(Role.ANNOTATOR, 1, 0, 0, 0, 0),
                        new Counted(Role.SPECIALIST, 1, 0, 0, 0, 0)))
                .extracting(Level::level)
                .containsExactly("annotator", "specialist", "senior");
    }

    @Test
    void twelveWeeksFromMondayThePresentOneFirst() {
        PunctualityView view = PunctualityView.of(List.of(), Map.of(0, 4, 11, 2), NOW);
        assertThat(view.weeks()).hasSize(12);
        assertThat(view.weeks().get(0)).isEqualTo(new PunctualityView.Week(LocalDate.of(2026, 11, 23), 2));
        assertThat(view.weeks().get(1)).isEqualTo(new PunctualityView.Week(LocalDate.of(2026, 11, 16), 0));
        assertThat(view.weeks().get(11)).isEqualTo(new PunctualityView.Week(LocalDate.of(2026, 9, 7), 4));
        assertThat(PunctualityView.since(NOW)).isEqualTo("2026-09-07T00:00:00Z");
    }

    private static List<Level> levels(Counted... counted) {
        return PunctualityView.of(List.of(counted), Map.of(), NOW).levels();
    }
}
