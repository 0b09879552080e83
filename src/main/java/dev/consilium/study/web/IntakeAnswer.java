package dev.consilium.study.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.consilium.study.Finding;
import dev.consilium.study.IntakeView;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the sender of files is told. Series UIDs are the de-identified ones. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IntakeAnswer(String intake, boolean settled, List<SeriesAnswer> series, List<IntakeView.RejectedFile> rejected) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SeriesAnswer(
            String series,
            @Nullable String seriesUid,
            @Nullable String modality,
            int files,
            String state,
            @JsonProperty("case") @Nullable String caseId,
            @Nullable String verdict,
            List<String> reasons,
            List<Finding> findings) {}

    static IntakeAnswer of(IntakeView view, Function<String, @Nullable String> caseOf) {
        return new IntakeAnswer(
                view.id(),
                view.settled(),
                view.series().stream()
                        .map(series -> of(series, caseOf.apply(series.seriesId())))
                        .toList(),
                view.rejected());
    }

    private static SeriesAnswer of(IntakeView.SeriesView series, @Nullable String caseId) {
        return new SeriesAnswer(
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
