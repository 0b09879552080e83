package dev.consilium.study;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.imaging.CrossCorrelation;
import dev.consilium.imaging.FrameAttributes;
import dev.consilium.imaging.Measure;
import dev.consilium.imaging.Plane;
import dev.consilium.study.ImageHashes.ImageHash;
import dev.consilium.study.ImageHashes.Neighbour;
import dev.consilium.study.SeriesObjects.SeriesObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Pictures of other studies of the project that look like those of a series: found by their hashes, confirmed by correlation of the pixels.
 * Images of one protocol hash alike, so nothing counts that is not confirmed.
 */
@Component
class NearDuplicates {

    static final int NEAR = 4;
    static final int REVIEW = 10;
    static final double CONFIRMED_FROM = 0.98;

    /** Confirming decodes both images: that many pairs are tried for one other series, and that many series, the nearest first. */
    private static final int PAIRS_EACH = 3;

    private static final int SERIES = 20;

    /** @param correlation of the pair @param near within 4 bits, else within 10 */
    record Alike(Neighbour pair, double correlation, boolean near) {}

    private final ImageHashes hashes;
    private final SeriesObjects objects;
    private final StoredImages images;
    private final DicomToolkit toolkit;

    NearDuplicates(ImageHashes hashes, SeriesObjects objects, StoredImages images, DicomToolkit toolkit) {
        this.hashes = hashes;
        this.objects = objects;
        this.images = images;
        this.toolkit = toolkit;
    }

    /** At most one pair for each other series, the nearest that is confirmed. @param known series that are not looked at */
    List<Alike> of(String projectId, String seriesId, Set<String> known) {
        Map<String, List<Neighbour>> bySeries = new TreeMap<>();
        for (ImageHash hash : hashes.ofSeries(seriesId)) {
            hashes.near(projectId, seriesId, hash, REVIEW).stream()
                    .filter(found -> !known.contains(found.otherSeries()))
                    .forEach(found -> bySeries.computeIfAbsent(found.otherSeries(), key -> new ArrayList<>())
                            .add(found));
        }
        Comparator<Neighbour> nearest = Comparator.comparingInt(Neighbour::distance);
        bySeries.values().forEach(pairs -> pairs.sort(nearest));
        return bySeries.values().stream()
                .sorted(Comparator.comparing(pairs -> pairs.get(0), nearest))
                .limit(SERIES)
                .flatMap(pairs -> confirmed(seriesId, pairs).stream())
                .toList();
    }

    private Optional<Alike> confirmed(String seriesId, List<Neighbour> pairs) {
        Map<String, SeriesObject> known = byId(seriesId);
        known.putAll(byId(pairs.get(0).otherSeries()));
        return pairs.stream()
                .limit(PAIRS_EACH)
                .map(pair -> new Alike(pair, correlation(known, pair), pair.distance() <= NEAR))
                .filter(alike -> alike.correlation() >= CONFIRMED_FROM)
                .findFirst();
    }

    private Map<String, SeriesObject> byId(String seriesId) {
        return objects.ofSeries(seriesId).stream().collect(Collectors.toMap(SeriesObject::id, object -> object));
    }

    /** -1 where there is none. */
    private double correlation(Map<String, SeriesObject> known, Neighbour pair) {
        try {
            Measure measure = CrossCorrelation.of(plane(known, pair.own()), plane(known, pair.other()));
            return measure.value() == null ? -1 : measure.value();
        } catch (DicomException notDecodable) {
            return -1;
        }
    }

    private Plane plane(Map<String, SeriesObject> known, ImageHash hash) {
        Dataset dataset =
                images.open(Optional.ofNullable(known.get(hash.objectId())).orElseThrow());
        return Plane.of(toolkit.decode(dataset, hash.frame()), FrameAttributes.of(dataset, hash.frame()));
    }
}
