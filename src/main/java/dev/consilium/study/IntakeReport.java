package dev.consilium.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What became of the files somebody sent, over the web as on the command line. Series UIDs are the de-identified ones. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IntakeReport(
        String intake, boolean settled, List<SeriesReport> series, List<IntakeView.RejectedFile> rejected) {

    /** @param replaces as in {@link IntakeView.SeriesView}; so is {@code replacedBy} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SeriesReport(
            String series,
            @Nullable String seriesUid,
            @Nullable String modality,
            int files,
            String state,
            @JsonProperty("case") @Nullable String caseId,
            @Nullable String verdict,
            List<String> reasons,
            List<Finding> findings,
            @Nullable String replaces,
            @Nullable String replacedBy) {}

    /** @param caseOf the case that reads a series, null where there is none */
    public static IntakeReport of(IntakeView view, Function<String, @Nullable String> caseOf) {
        return new IntakeReport(
                view.id(),
                view.settled(),
                view.series().stream()
                        .map(series -> of(series, caseOf.apply(series.seriesId())))
                        .toList(),
                view.rejected());
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
                series.findings(),
                series.replaces(),
                series.replacedBy());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
