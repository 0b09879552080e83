package dev.consilium.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an export is called, from what is kept of it and from what time it is. */
class ExportRowTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final DatasetSettings SETTINGS =
            new DatasetSettings(null, Duration.ofDays(7), Duration.ofSeconds(60));

    @Test
    void whoSaysNothingAnyMoreWasInterrupted() {
        for (ExportState underWay : new ExportState[] {ExportState.REQUESTED, ExportState.RUNNING}) {
            assertThat(stateOf(row(underWay, NOW.minusSeconds(60), null, null))).isEqualTo(underWay);
            assertThat(stateOf(row(underWay, NOW.minusSeconds(61), null, null))).isEqualTo(ExportState.INTERRUPTED);
        }
        assertThat(stateOf(row(ExportState.FAILED, NOW.minusSeconds(999), null, null)))
                .isEqualTo(ExportState.FAILED);
    }

    @Test
    void aFileIsKeptForSevenDays() {
        Instant aWeekAgo = NOW.minus(Duration.ofDays(7));
        ExportView kept =
                row(ExportState.READY, aWeekAgo, aWeekAgo.plusSeconds(1), null).view(NOW, SETTINGS, 2);
        assertThat(kept.state()).isEqualTo(ExportState.READY);
        assertThat(kept.keptUntil()).isEqualTo(NOW.plusSeconds(1));
        ExportView over = row(ExportState.READY, aWeekAgo, aWeekAgo, null).view(NOW, SETTINGS, 2);
        assertThat(over.state()).isEqualTo(ExportState.REMOVED);
        assertThat(over.keptUntil()).isNull();
        assertThat(over.sha256()).isEqualTo("digest");
        assertThat(stateOf(row(ExportState.READY, NOW, NOW, NOW))).isEqualTo(ExportState.REMOVED);
    }

    @Test
    void aCaseThatIsTakenBackTakesTheFileWithIt() {
        ExportRow ready = row(ExportState.READY, NOW, NOW, null);
        assertThat(ready.view(NOW, SETTINGS, 2).state()).isEqualTo(ExportState.READY);
        assertThat(ready.view(NOW, SETTINGS, 3).state()).isEqualTo(ExportState.OUTDATED);
    }

    @Test
    void eachAttemptHasAFileOfItsOwn() {
        assertThat(row(ExportState.RUNNING, NOW, null, null).fileName()).isEqualTo("id-4.csv");
    }

    @Test
    void onlyWhatCameToNothingIsStartedAgain() {
        assertThat(ExportState.values())
                .filteredOn(ExportState::isRepeatable)
                .containsExactly(ExportState.FAILED, ExportState.INTERRUPTED);
        assertThat(ExportState.values())
                .filteredOn(ExportState::isUnderWay)
                .containsExactly(ExportState.REQUESTED, ExportState.RUNNING);
    }

    private static ExportState stateOf(ExportRow row) {
        return row.view(NOW, SETTINGS, 2).state();
    }

    private static ExportRow row(ExportState state, Instant alive, Instant finished, Instant gone) {
        return new ExportRow(
                "id",
                "project",
                ExportFormat.CSV,
                "person",
                alive,
                state,
                4,
                alive,
                9,
                3,
                1,
                0,
                2,
                100L,
                "digest",
                null,
                finished,
                gone);
    }
}
