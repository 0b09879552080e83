package dev.consilium.study;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.imaging.FrameAttributes;
import dev.consilium.imaging.PixelDigest;
import dev.consilium.study.SeriesObjects.SeriesObject;
import dev.consilium.study.SeriesRecords.SeriesRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds objects whose canonical decoded pixels, or whose SOP Instance UID, are already in the project. */
@Component
public class DuplicateDetection {

    private final SeriesRecords series;
    private final SeriesObjects objects;
    private final Findings findings;
    private final StoredImages images;
    private final DicomToolkit toolkit;

    DuplicateDetection(
            SeriesRecords series, SeriesObjects objects, Findings findings, StoredImages images, DicomToolkit toolkit) {
        this.series = series;
        this.objects = objects;
        this.findings = findings;
        this.images = images;
        this.toolkit = toolkit;
    }

    /** Idempotent. */
    @Transactional
    public Duplicates detect(String seriesId) {
        SeriesRecord record = series.lock(seriesId);
        for (SeriesObject object : objects.ofSeries(seriesId)) {
            objects.pixels(object.id(), pixelDigest(images.open(object)));
        }
        Duplicates duplicates = count(record, objects.ofSeries(seriesId));
        findings.replace(seriesId, Findings.Source.DUPLICATES, describe(duplicates));
        return duplicates;
    }

    private Duplicates count(SeriesRecord record, List<SeriesObject> own) {
        int exact = 0;
        int conflicting = 0;
        for (SeriesObject object : own) {
            List<SeriesObject> alike = objects.alike(record.projectId(), object);
            exact += alike.stream().anyMatch(other -> samePixels(object, other)) ? 1 : 0;
            conflicting += alike.stream().anyMatch(other -> conflicts(object, other)) ? 1 : 0;
        }
        return new Duplicates(own.size(), exact, conflicting);
    }

    private static boolean samePixels(SeriesObject one, SeriesObject other) {
        return one.pixelDigest() != null && one.pixelDigest().equals(other.pixelDigest());
    }

    /** The same picture in another transfer syntax is a duplicate, not a conflict. */
    private static boolean conflicts(SeriesObject one, SeriesObject other) {
        return one.sopUid() != null
                && one.sopUid().equals(other.sopUid())
                && !Objects.equals(one.storedDigest(), other.storedDigest())
                && !samePixels(one, other);
    }

    private static List<Finding> describe(Duplicates duplicates) {
        List<Finding> found = new ArrayList<>();
        if (duplicates.conflictingUids() > 0) {
            found.add(new Finding(
                    "SOP_UID_CONFLICT",
                    Finding.Severity.FAIL,
                    "%d of %d objects have the SOP Instance UID of another object of the project with other pixels"
                            .formatted(duplicates.conflictingUids(), duplicates.objects())));
        }
        if (duplicates.exact() > 0) {
            found.add(new Finding(
                    "DUPLICATE_IMAGE",
                    Finding.Severity.WARN,
                    "%d of %d objects have the same pixels as another object of the project"
                            .formatted(duplicates.exact(), duplicates.objects())));
        }
        return found;
    }

    /** Null where a frame cannot be decoded; the quality check says so. */
    private @Nullable String pixelDigest(Dataset dataset) {
        PixelDigest digest = new PixelDigest();
        try {
            for (int frame = 0; frame < dataset.frames(); frame++) {
                digest.add(toolkit.decode(dataset, frame), FrameAttributes.of(dataset, frame));
            }
            return digest.hex();
        } catch (DicomException notDecodable) {
            return null;
        }
    }

    /**
     * @param exact objects with the same pixels as another in the project
     * @param conflictingUids objects that share a SOP Instance UID with other pixels
     */
    public record Duplicates(int objects, int exact, int conflictingUids) {}
}
