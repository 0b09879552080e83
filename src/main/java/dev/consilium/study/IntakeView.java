package dev.consilium.study;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An intake as its sender sees it. Settled when no series is still {@code RECEIVED}. */
public record IntakeView(
        String id, String projectId, boolean settled, List<SeriesView> series, List<RejectedFile> rejected) {

    /** @param reasons codes of the verdict; @param findings the same with words, positions in mm included */
    public record SeriesView(
            String seriesId,
            @Nullable String seriesUid,
            @Nullable String modality,
            int files,
            SeriesState state,
            @Nullable Verdict verdict,
            List<String> reasons,
            List<Finding> findings) {}

    public record RejectedFile(String file, String code) {}
}
