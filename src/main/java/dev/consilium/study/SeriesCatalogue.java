package dev.consilium.study;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known of de-identified series. */
@Component
public class SeriesCatalogue {

    /** @throws dev.consilium.common.Refusal NOT_FOUND */
    public Series get(String seriesId) {
        throw new UnsupportedOperationException();
    }

    public List<Series> ofProject(String projectId) {
        throw new UnsupportedOperationException();
    }

    /**
     * @param seriesUid de-identified Series Instance UID, null until de-identified; @param slices images in display order over all frames
     * @param objectDigests SHA-256 of each stored object, in display order
     */
    public record Series(
            String id,
            String projectId,
            String intakeId,
            @Nullable String studyUid,
            @Nullable String seriesUid,
            @Nullable String modality,
            SeriesState state,
            int slices,
            List<String> objectDigests) {}
}
