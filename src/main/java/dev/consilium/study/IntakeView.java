package dev.consilium.study;

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

    public record RejectedFile(String file, String code) {}
}
