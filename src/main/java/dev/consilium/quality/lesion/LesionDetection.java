package dev.consilium.quality.lesion;

import dev.consilium.imaging.mask.Region;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.object.DetectionMeasurement;
import dev.consilium.quality.object.DetectionScore;
import dev.consilium.quality.object.MatchingMethod;
import dev.consilium.quality.object.ObjectOverlap;
import dev.consilium.quality.object.Regrouping;
import dev.consilium.quality.object.ScanObjects;
import dev.consilium.quality.object.SizeStrata;
import dev.consilium.study.SeriesGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether two readings find the same lesions, counted by their size, and which of them are one to one reading and several to the
 * other. Lesions of different classes are never the same. Neither reading is the better one, so that only what is the same either
 * way round is kept.
 */
public final class LesionDetection {

    private static final Set<String> EITHER_WAY =
            Set.of(Metric.OBJECT_F1.id(), Metric.OBJECT_SPLITS.id(), Metric.OBJECT_MERGES.id());

    private final LesionReading one;
    private final LesionReading other;
    private final ScanObjects objects;

    private LesionDetection(LesionReading one, LesionReading other, SeriesGrid grid) {
        this.one = one;
        this.other = other;
        ScanObjects all = ScanObjects.of(
                regions(one),
                regions(other),
                grid.shape(),
                grid.spacing().map(VoxelSpacing::voxelMm3).orElse(null));
        this.objects = new ScanObjects(
                all.predictions(),
                all.references(),
                all.overlaps().stream().filter(this::ofOneClass).toList(),
                all.unit());
    }

    /** Of each two readings; those that both marked nothing have none. @param minimum IoU from which two lesions are one */
    static List<MetricResult> metrics(
            List<LesionReading> readings, SeriesGrid grid, double minimum, SizeStrata strata, String inputDigest) {
        DetectionMeasurement measurement = new DetectionMeasurement(MatchingMethod.HUNGARIAN, minimum, strata);
        return pairs(readings, grid).stream()
                .flatMap(pair -> pair.score(measurement, inputDigest).metrics().stream()
                        .filter(metric -> EITHER_WAY.contains(metric.metricId()))
                        .map(metric -> metric.with(
                                null, Map.of("readingA", pair.one.readingId(), "readingB", pair.other.readingId()))))
                .toList();
    }

    /** In the order of the readings. */
    public static List<RegroupedLesion> regrouped(List<LesionReading> readings, SeriesGrid grid) {
        return pairs(readings, grid).stream()
                .flatMap(pair -> pair.regrouped().stream())
                .toList();
    }

    private static List<LesionDetection> pairs(List<LesionReading> readings, SeriesGrid grid) {
        List<LesionDetection> pairs = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            for (int j = i + 1; j < readings.size(); j++) {
                LesionDetection pair = new LesionDetection(readings.get(i), readings.get(j), grid);
                if (!pair.empty()) {
                    pairs.add(pair);
                }
            }
        }
        return pairs;
    }

    private boolean empty() {
        return one.lesions().isEmpty() && other.lesions().isEmpty();
    }

    private boolean ofOneClass(ObjectOverlap overlap) {
        return one.lesions()
                .get(overlap.prediction())
                .labelClass()
                .equals(other.lesions().get(overlap.reference()).labelClass());
    }

    private DetectionScore score(DetectionMeasurement measurement, String inputDigest) {
        return measurement.score(List.of(objects), inputDigest);
    }

    private List<RegroupedLesion> regrouped() {
        return Regrouping.of(objects).stream()
                .map(regrouping -> regrouping.kind() == Regrouping.Kind.MERGE
                        ? regrouped(regrouping, one.lesions(), other.lesions())
                        : regrouped(regrouping, other.lesions(), one.lesions()))
                .toList();
    }

    private static RegroupedLesion regrouped(Regrouping regrouping, List<Lesion> wholes, List<Lesion> parts) {
        return new RegroupedLesion(
                wholes.get(regrouping.object()),
                regrouping.parts().stream().map(parts::get).toList());
    }

    private static List<Region> regions(LesionReading reading) {
        return reading.lesions().stream().map(Lesion::region).toList();
    }
}
