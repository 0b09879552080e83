package dev.consilium.study;

import dev.consilium.common.AfterTransaction;
import dev.consilium.common.PrivateFiles;
import dev.consilium.dicom.BlackedObject;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Deidentified;
import dev.consilium.dicom.Deidentifier;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.study.SeriesObjects.SeriesObject;
import dev.consilium.study.SeriesRecords.Cleaning;
import dev.consilium.study.SeriesRecords.SeriesRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the stored objects of a released series what was signed of them: marked regions black, no text burned in. New objects are put beside
 * the old ones, which go when the new ones count; a series that came back from its case is accepted only then.
 */
@Component
public class SeriesCleaning {

    private final SeriesRecords series;
    private final SeriesObjects objects;
    private final Clearances clearances;
    private final StoredImages images;
    private final ObjectStore store;
    private final ProjectKeys keys;
    private final DuplicateDetection duplicates;
    private final QualityCheck quality;
    private final DicomToolkit toolkit;
    private final StudySettings settings;
    private final ApplicationEventPublisher events;

    SeriesCleaning(
            SeriesRecords series,
            SeriesObjects objects,
            Clearances clearances,
            StoredImages images,
            ObjectStore store,
            ProjectKeys keys,
            DuplicateDetection duplicates,
            QualityCheck quality,
            DicomToolkit toolkit,
            StudySettings settings,
            ApplicationEventPublisher events) {
        this.series = series;
        this.objects = objects;
        this.clearances = clearances;
        this.images = images;
        this.store = store;
        this.keys = keys;
        this.duplicates = duplicates;
        this.quality = quality;
        this.toolkit = toolkit;
        this.settings = settings;
        this.events = events;
    }

    /** Idempotent; nothing happens where nothing was signed. @throws dev.consilium.dicom.DicomException where an object cannot be cleaned */
    @Transactional
    public void clean(String seriesId) {
        SeriesRecord record = series.lock(seriesId);
        if (!record.toBeCleaned()) {
            return;
        }
        Clearance clearance = clearances.latest(seriesId).orElseThrow();
        Deidentifier deidentifier = new Deidentifier(keys.of(record.projectId(), true));
        Set<String> kept = new HashSet<>();
        int image = 1;
        int blacked = 0;
        for (SeriesObject object : objects.ofSeries(seriesId)) {
            int marked = marked(object, image, clearance);
            kept.add(marked > 0 ? black(object, image, clearance, deidentifier) : check(object, deidentifier));
            blacked += marked;
            image += object.frames();
        }
        if (blacked > 0) {
            duplicates.renew(seriesId);
            quality.renew(record);
            series.method(seriesId).ifPresent(method -> series.method(seriesId, withPixels(method)));
        }
        series.cleaning(seriesId, Cleaning.CLEANED);
        if (record.returned()) {
            series.move(seriesId, SeriesState.ACCEPTED, record.verdict());
        }
        AfterTransaction.committed(() -> removeReplaced(seriesId, kept));
        events.publishEvent(new SeriesCleaned(seriesId, record.projectId(), kept.size(), blacked, clearance.digest()));
    }

    /** How many images of an object have marked regions. @param first of its images, from 1 */
    private static int marked(SeriesObject object, int first, Clearance clearance) {
        return (int) IntStream.range(first, first + object.frames())
                .filter(image -> !clearance.of(image).isEmpty())
                .count();
    }

    private String black(SeriesObject object, int first, Clearance clearance, Deidentifier deidentifier) {
        BlackedObject blacked = deidentifier.blacked(
                images.open(object), frame -> clearance.of(first + frame), toolkit, settings.maxObjectBytes());
        return keep(object, blacked.described().transferSyntax(), blacked::write);
    }

    private String check(SeriesObject object, Deidentifier deidentifier) {
        Dataset checked = deidentifier.withoutText(images.open(object));
        return keep(object, checked.transferSyntax(), out -> toolkit.write(checked, out));
    }

    private String keep(SeriesObject object, String transferSyntax, PrivateFiles.Content content) {
        try {
            String digest = store.put(object.seriesId(), content);
            objects.kept(object.id(), digest, transferSyntax);
            return digest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void removeReplaced(String seriesId, Set<String> kept) {
        try {
            store.keepOnly(seriesId, kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Among the codes, before the policy. */
    private static String withPixels(String method) {
        return method.contains(Deidentified.CLEAN_PIXEL_DATA)
                ? method
                : method.replaceFirst(";|$", "," + Deidentified.CLEAN_PIXEL_DATA + "$0");
    }
}
