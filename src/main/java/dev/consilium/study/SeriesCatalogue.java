package dev.consilium.study;

import dev.consilium.study.SeriesObjects.SeriesObject;
import dev.consilium.study.SeriesRecords.SeriesRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is known of de-identified series. */
@Component
public class SeriesCatalogue {

    private final SeriesRecords series;
    private final SeriesObjects objects;

    SeriesCatalogue(SeriesRecords series, SeriesObjects objects) {
        this.series = series;
        this.objects = objects;
    }

    /** @throws dev.consilium.common.Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public Series get(String seriesId) {
        return describe(series.require(seriesId));
    }

    @Transactional(readOnly = true)
    public List<Series> ofProject(String projectId) {
        return series.deidentifiedOf(projectId).stream().map(this::describe).toList();
    }

    private Series describe(SeriesRecord record) {
        List<SeriesObject> own = record.deidentified() ? objects.ofSeries(record.id()) : List.of();
        return new Series(
                record.id(),
                record.projectId(),
                record.intakeId(),
                record.studyUid(),
                record.seriesUid(),
                record.modality(),
                record.state(),
                own.stream().mapToInt(SeriesObject::frames).sum(),
                own.stream().map(SeriesObject::requireStored).toList());
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
