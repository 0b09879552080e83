package dev.consilium.cli;

import dev.consilium.study.IntakeReport;
import dev.consilium.study.IntakeView;
import dev.consilium.study.SeriesState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An intake for people who read. */
final class IntakeSummary {

    private IntakeSummary() {}

    /** Something was rejected or awaits a person's decision. */
    static boolean hasFindings(IntakeView view) {
        return !view.rejected().isEmpty()
                || view.series().stream()
                        .anyMatch(series ->
                                series.state() == SeriesState.QUARANTINED || series.state() == SeriesState.REJECTED);
    }

    static String text(IntakeReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("intake " + report.intake()
                + (report.settled() ? "" : ", not settled yet: a running server goes on with it"));
        for (IntakeReport.SeriesReport one : report.series()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-11s %s of %d files%s%s",
                    one.state(),
                    one.modality() == null ? "series" : one.modality(),
                    one.files(),
                    one.reasons().isEmpty() ? "" : ", " + String.join(", ", one.reasons()),
                    one.caseId() == null ? "" : ", case " + one.caseId()));
            one.findings().forEach(finding -> lines.add("              " + finding.code() + ": " + finding.detail()));
        }
        report.rejected().forEach(file -> lines.add("  rejected    " + name(file) + " " + file.code()));
        return String.join(System.lineSeparator(), lines);
    }

    private static String name(IntakeView.RejectedFile file) {
        return file.file() != null
                ? file.file()
                : "file " + file.part() + (file.entry() == null ? "" : ", number " + file.entry() + " in it");
    }
}
