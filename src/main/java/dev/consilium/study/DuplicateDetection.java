package dev.consilium.study;

import static dev.consilium.study.Finding.Severity.FAIL;
import static dev.consilium.study.Finding.Severity.WARN;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.Frame;
import dev.consilium.imaging.FrameAttributes;
import dev.consilium.imaging.ImageQuality;
import dev.consilium.imaging.PerceptualHash;
import dev.consilium.imaging.PixelDigest;
import dev.consilium.imaging.Plane;
import dev.consilium.study.ImageHashes.ImageHash;
import dev.consilium.study.NearDuplicates.Alike;
import dev.consilium.study.SeriesObjects.SeriesObject;
import dev.consilium.study.SeriesRecords.SeriesRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds objects whose canonical decoded pixels, or whose SOP Instance UID, are already in the project, and pictures that look like those of
 * another study. The same picture under two patients is a leak: one of them would be read, and split, as two.
 */
@Component
public class DuplicateDetection {

    private final SeriesRecords series;
    private final SeriesObjects objects;
    private final SeriesOrigins origins;
    private final ImageHashes hashes;
    private final NearDuplicates nearDuplicates;
    private final Findings findings;
    private final StoredImages images;
    private final DicomToolkit toolkit;

    DuplicateDetection(
            SeriesRecords series,
            SeriesObjects objects,
            SeriesOrigins origins,
            ImageHashes hashes,
            NearDuplicates nearDuplicates,
            Findings findings,
            StoredImages images,
            DicomToolkit toolkit) {
        this.series = series;
        this.objects = objects;
        this.origins = origins;
        this.hashes = hashes;
        this.nearDuplicates = nearDuplicates;
        this.findings = findings;
        this.images = images;
        this.toolkit = toolkit;
    }

    /** Idempotent. */
    @Transactional
    public Duplicates detect(String seriesId) {
        SeriesRecord record = series.lock(seriesId);
        for (SeriesObject object : objects.ofSeries(seriesId)) {
            fingerprint(object);
        }
        List<Finding> found = new ArrayList<>();
        Duplicates duplicates = judge(record, objects.ofSeries(seriesId), found);
        findings.replace(seriesId, Findings.Source.DUPLICATES, found);
        return duplicates;
    }

    /** Of objects whose pixels have changed; what was found of them stands. */
    void renew(String seriesId) {
        objects.ofSeries(seriesId).forEach(this::fingerprint);
    }

    /** No digest where a frame cannot be decoded; the quality check says so. */
    private void fingerprint(SeriesObject object) {
        Dataset dataset = images.open(object);
        origins.keep(object.seriesId(), SeriesOrigin.of(dataset));
        PixelDigest digest = new PixelDigest();
        List<ImageHash> shown = new ArrayList<>();
        try {
            for (int number = 0; number < dataset.frames(); number++) {
                Frame frame = toolkit.decode(dataset, number);
                FrameAttributes attributes = FrameAttributes.of(dataset, number);
                digest.add(frame, attributes);
                Plane plane = Plane.of(frame, attributes);
                if (!ImageQuality.empty(plane)) {
                    shown.add(new ImageHash(
                            object.id(), number, PerceptualHash.dHash(plane), PerceptualHash.pHash(plane)));
                }
            }
            objects.pixels(object.id(), digest.hex());
        } catch (DicomException notDecodable) {
            objects.pixels(object.id(), null);
        }
        hashes.replace(object.id(), shown);
    }

    private Duplicates judge(SeriesRecord record, List<SeriesObject> own, List<Finding> found) {
        Set<String> showing =
                hashes.ofSeries(record.id()).stream().map(ImageHash::objectId).collect(Collectors.toSet());
        LikeImages exact = new LikeImages(objects);
        LikeImages conflicting = new LikeImages(objects);
        LikeImages leaked = new LikeImages(objects);
        Set<String> holdingTheSame = new HashSet<>();
        for (SeriesObject object : own) {
            List<SeriesObject> alike = objects.alike(record.projectId(), object);
            List<SeriesObject> same =
                    alike.stream().filter(other -> samePixels(object, other)).toList();
            same.forEach(other -> holdingTheSame.add(other.seriesId()));
            exact.add(object, same.stream());
            conflicting.add(object, alike.stream().filter(other -> conflicts(object, other)));
            // Every empty image has the pixels of every other one.
            leaked.add(
                    object,
                    same.stream()
                            .filter(other ->
                                    showing.contains(object.id()) && otherPatient(record.id(), other.seriesId())));
        }
        List<Alike> near = nearDuplicates.of(record.projectId(), record.id(), holdingTheSame);
        List<Alike> leaks = near.stream()
                .filter(alike ->
                        alike.near() && otherPatient(record.id(), alike.pair().otherSeries()))
                .toList();
        Duplicates duplicates = new Duplicates(
                own.size(),
                exact.objects(),
                conflicting.objects(),
                near.size() - leaks.size(),
                leaked.objects() + leaks.size());
        describe(own.size(), conflicting, exact, leaked, found);
        describe(near, leaks, own, found);
        return duplicates;
    }

    private boolean otherPatient(String seriesId, String otherSeries) {
        return origins.of(seriesId)
                .flatMap(own -> origins.of(otherSeries).map(own::otherPatient))
                .orElse(false);
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

    private static void describe(
            int objects, LikeImages conflicting, LikeImages exact, LikeImages leaked, List<Finding> found) {
        conflicting.describe(
                "SOP_UID_CONFLICT",
                FAIL,
                "%d of %d objects have the SOP Instance UID of another object of the project with other pixels",
                objects,
                found);
        exact.describe(
                "DUPLICATE_IMAGE",
                WARN,
                "%d of %d objects have the same pixels as another object of the project",
                objects,
                found);
        leaked.describe(
                "PATIENT_LEAKAGE",
                FAIL,
                "%d of %d objects have the same pixels as an object of another patient",
                objects,
                found);
    }

    private void describe(List<Alike> near, List<Alike> leaks, List<SeriesObject> own, List<Finding> found) {
        if (!leaks.isEmpty()) {
            found.add(new Finding("PATIENT_LEAKAGE", FAIL, words(leaks, own) + " of another patient", places(leaks)));
        }
        List<Alike> others =
                near.stream().filter(alike -> !leaks.contains(alike)).toList();
        if (!others.isEmpty()) {
            found.add(new Finding("NEAR_DUPLICATE", WARN, words(others, own) + " of another study", places(others)));
        }
    }

    private List<FindingPlace> places(List<Alike> alike) {
        LikeImages places = new LikeImages(objects);
        alike.forEach(pair -> places.add(pair.pair()));
        return places.places();
    }

    private static String words(List<Alike> alike, List<SeriesObject> own) {
        List<String> order = own.stream().map(SeriesObject::id).toList();
        return alike.stream()
                .map(pair -> String.format(
                        Locale.ROOT,
                        "object %d looks like one of series %s (%d of 64 bits differ, correlation %.3f)",
                        order.indexOf(pair.pair().own().objectId()) + 1,
                        pair.pair().otherSeries(),
                        pair.pair().distance(),
                        pair.correlation()))
                .collect(Collectors.joining("; "));
    }

    /**
     * @param exact objects with the same pixels as another in the project
     * @param conflictingUids objects that share a SOP Instance UID with other pixels
     * @param near other series that hold a picture that looks like one of this, leaks left out
     * @param leaks objects and other series with the same picture under another patient
     */
    public record Duplicates(int objects, int exact, int conflictingUids, int near, int leaks) {}
}
