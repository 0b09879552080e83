package dev.consilium.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.project.Case;
import dev.consilium.project.CaseState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThroughputTest {

    /** A Thursday. */
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    void countsOpenedAndClosedByTheWeekAndByWhoSettledThem() {
        Throughput throughput = Throughput.of(
                List.of(
                        closed("2026-11-22T23:59:59Z", "2026-11-23T00:00:00Z", CaseState.ACCEPTED),
                        closed("2026-11-23T00:00:00Z", "2026-11-23T03:00:00Z", CaseState.ARBITRATED),
                        closed("2026-11-24T00:00:00Z", "2026-11-26T00:00:00Z", CaseState.EXCLUDED),
                        open("2026-11-25T00:00:00Z")),
                NOW);
        assertThat(throughput.weeks())
                .hasSize(12)
                .last()
                .extracting(Throughput.Week::monday)
                .isEqualTo(LocalDate.of(2026, 9, 7));
        assertThat(throughput.weeks().get(1)).isEqualTo(new Throughput.Week(LocalDate.of(2026, 11, 16), 1, 0, 0, 0));
        assertThat(throughput.weeks().get(0)).isEqualTo(new Throughput.Week(LocalDate.of(2026, 11, 23), 3, 1, 1, 1));
        assertThat(throughput.open()).isEqualTo(1);
        assertThat(throughput.medianHours()).isEqualTo(3);
    }

    @Test
    void leavesOldCasesOutOfTheMedianAndHasNoneWithoutCases() {
        Case old = closed("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", CaseState.ACCEPTED);
        assertThat(Throughput.of(List.of(old), NOW).medianHours()).isNull();
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddle() {
        assertThat(Throughput.of(
                                List.of(
                                        closed("2026-11-24T00:00:00Z", "2026-11-24T01:00:00Z", CaseState.ACCEPTED),
                                        closed("2026-11-24T00:00:00Z", "2026-11-24T04:00:00Z", CaseState.ACCEPTED)),
                                NOW)
                        .medianHours())
                .isEqualTo(2.5);
    }

    private static Case open(String opened) {
        return one(opened, null, CaseState.READING);
    }

    private static Case closed(String opened, String closed, CaseState state) {
        return one(opened, Instant.parse(closed), state);
    }

    private static Case one(String opened, @Nullable Instant closed, CaseState state) {
        return new Case(
                "c",
                "p",
                "s",
                "d",
                "MR",
                "routine",
                state,
                1,
                1,
                null,
                null,
                null,
                null,
                null,
                Instant.parse(opened),
                closed);
    }
}
