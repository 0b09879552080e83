package dev.consilium.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An intake as its sender sees it. Settled when no series is still {@code RECEIVED}. */
public record IntakeView(
        String id, String projectId, boolean settled, List<SeriesView> series, List<RejectedFile> rejected) {

    /**
     * @param reasons codes of the verdict; @param findings the same with words, positions in mm included
     * @param replaces the rejected series in whose place it came; @param replacedBy the one that came in its place
     */
    public record SeriesView(
            String seriesId,
            @Nullable String seriesUid,
            @Nullable String modality,
            int files,
            SeriesState state,
            @Nullable Verdict verdict,
            List<String> reasons,
            List<Finding> findings,
            @Nullable String replaces,
            @Nullable String replacedBy) {

        /** In no other's place. */
        public SeriesView(
                String seriesId,
                @Nullable String seriesUid,
                @Nullable String modality,
                int files,
                SeriesState state,
                @Nullable Verdict verdict,
                List<String> reasons,
                List<Finding> findings) {
            this(seriesId, seriesUid, modality, files, state, verdict, reasons, findings, null, null);
        }
    }

    /**
     * @param part which of the files that were sent, from 1; null for what was taken in before files were numbered
     * @param entry which file of an archive, from 1; null for one that was sent by itself, and for an archive that was refused whole
     * @param file its name, for whoever just sent it; names are not kept
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RejectedFile(
            @Nullable Integer part,
            @Nullable Integer entry,
            @Nullable String file,
            String code) {}
}
