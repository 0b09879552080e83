package dev.consilium.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.consilium.study.Finding;
import dev.consilium.study.IntakeView;
import dev.consilium.study.SeriesState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What became of the files, in the same members as the web's answer. Series UIDs are the de-identified ones. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IntakeReport(String intake, boolean settled, List<SeriesReport> series, List<IntakeView.RejectedFile> rejected) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SeriesReport(
            String series,
            @Nullable String seriesUid,
            @Nullable String modality,
            int files,
            String state,
            @JsonProperty("case") @Nullable String caseId,
            @Nullable String verdict,
            List<String> reasons,
            List<Finding> findings) {}

    static IntakeReport of(IntakeView view, Function<String, @Nullable String> caseOf) {
        return new IntakeReport(
                view.id(),
                view.settled(),
                view.series().stream()
                        .map(series -> of(series, caseOf.apply(series.seriesId())))
                        .toList(),
                view.rejected());
    }

    /** Something was rejected or awaits a person's decision. */
    static boolean hasFindings(IntakeView view) {
        return !view.rejected().isEmpty()
                || view.series().stream()
                        .anyMatch(series ->
                                series.state() == SeriesState.QUARANTINED || series.state() == SeriesState.REJECTED);
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("intake " + intake + (settled ? "" : ", not settled yet: a running server goes on with it"));
        for (SeriesReport one : series) {
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
        rejected.forEach(file -> lines.add("  rejected    " + file.file() + " " + file.code()));
        return String.join(System.lineSeparator(), lines);
    }

    private static SeriesReport of(IntakeView.SeriesView series, @Nullable String caseId) {
        return new SeriesReport(
                series.seriesId(),
                series.seriesUid(),
                series.modality(),
                series.files(),
                lower(series.state()),
                caseId,
                series.verdict() == null ? null : lower(series.verdict()),
                series.reasons(),
                series.findings());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
