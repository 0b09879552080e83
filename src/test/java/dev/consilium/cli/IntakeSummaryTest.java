package dev.consilium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.study.Finding;
import dev.consilium.study.Finding.Severity;
import dev.consilium.study.IntakeReport;
import dev.consilium.study.IntakeReport.SeriesReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person reads after an intake. */
class IntakeSummaryTest {

    @Test
    void namesWhatIsWrongAndWhere() {
        Finding gap = new Finding("MISSING_SLICES", Severity.FAIL, "gap of 7.00 mm between 1.00 and 8.00 mm");
        SeriesReport held = new SeriesReport(
                "s1",
                "2.25.1",
                "CT",
                2,
                "quarantined",
                null,
                "fail",
                List.of("MISSING_SLICES"),
                List.of(gap),
                null,
                null);
        SeriesReport whole =
                new SeriesReport("s2", "2.25.2", "MR", 8, "accepted", "c1", "pass", List.of(), List.of(), null, null);
        assertThat(IntakeSummary.text(new IntakeReport("i1", true, List.of(held, whole), List.of()))
                        .lines())
                .containsExactly(
                        "intake i1",
                        "  quarantined CT of 2 files, MISSING_SLICES",
                        "              MISSING_SLICES: gap of 7.00 mm between 1.00 and 8.00 mm",
                        "  accepted    MR of 8 files, case c1");
    }

    @Test
    void saysWhoGoesOnWithWhatIsNotSettled() {
        assertThat(IntakeSummary.text(new IntakeReport("i1", false, List.of(), List.of())))
                .isEqualTo("intake i1, not settled yet: a running server goes on with it");
    }
}
