package dev.consilium.study;

import dev.consilium.study.SeriesObjects.SeriesObject;
import dev.consilium.study.SeriesRecords.SeriesRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is known of de-identified series. */
@Component("seriesCatalogue")
public class SeriesCatalogue {

    private final SeriesRecords series;
    private final SeriesObjects objects;
    private final Findings findings;

    SeriesCatalogue(SeriesRecords series, SeriesObjects objects, Findings findings) {
        this.series = series;
        this.objects = objects;
        this.findings = findings;
    }

    /** @throws dev.consilium.common.Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public Series get(String seriesId) {
        return describe(series.require(seriesId));
    }

    /** Whose series it is and where it stands, without looking at its objects. @throws dev.consilium.common.Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public Standing standing(String seriesId) {
        SeriesRecord record = series.require(seriesId);
        return new Standing(record.projectId(), record.state());
    }

    /** Where the image is that a viewer of the series shows first; null before it is de-identified. */
    @Transactional(readOnly = true)
    public @Nullable FirstFrame firstFrame(String seriesId) {
        SeriesRecord record = series.require(seriesId);
        return objects.first(seriesId)
                .filter(object -> record.deidentified() && object.sopUid() != null)
                .map(object -> new FirstFrame(record.studyUid(), record.seriesUid(), object.sopUid()))
                .orElse(null);
    }

    @Transactional(readOnly = true)
    public List<Series> ofProject(String projectId) {
        return series.deidentifiedOf(projectId).stream().map(this::describe).toList();
    }

    /** Where the images of a series come from. @throws dev.consilium.common.Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public Provenance provenance(String seriesId) {
        SeriesRecord record = series.require(seriesId);
        return new Provenance(
                record.studyUid(),
                record.seriesUid(),
                series.method(seriesId).orElse(null),
                objects.ofSeries(seriesId).stream()
                        .filter(object -> object.storedDigest() != null)
                        .map(object -> new StoredObject(object.sopUid(), object.requireStored()))
                        .toList());
    }

    /** What the steps before reading found of the series. */
    @Transactional(readOnly = true)
    public List<Finding> findings(String seriesId) {
        return findings.ofSeries(seriesId);
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

    public record Standing(String projectId, SeriesState state) {}

    /** De-identified UIDs. */
    public record FirstFrame(
            @Nullable String studyUid,
            @Nullable String seriesUid,
            @Nullable String sopUid) {}

    /** De-identified UIDs and what the de-identification did. @param objects in display order */
    public record Provenance(
            @Nullable String studyUid,
            @Nullable String seriesUid,
            @Nullable String method,
            List<StoredObject> objects) {}

    /** @param sha256 of the stored, de-identified object */
    public record StoredObject(@Nullable String sopUid, String sha256) {}

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
