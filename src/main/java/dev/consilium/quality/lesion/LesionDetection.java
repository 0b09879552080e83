package dev.consilium.quality.lesion;

import dev.consilium.imaging.mask.Region;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.object.DetectionMeasurement;
import dev.consilium.quality.object.DetectionScore;
import dev.consilium.quality.object.MatchingMethod;
import dev.consilium.quality.object.Regrouping;
import dev.consilium.quality.object.ScanObjects;
import dev.consilium.quality.object.SizeStrata;
import dev.consilium.study.SeriesGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
    private final SeriesGrid grid;
    private final List<String> classes;

    private LesionDetection(LesionReading one, LesionReading other, SeriesGrid grid) {
        this.one = one;
        this.other = other;
        this.grid = grid;
        Set<String> named = new TreeSet<>();
        one.lesions().forEach(lesion -> named.add(lesion.labelClass()));
        other.lesions().forEach(lesion -> named.add(lesion.labelClass()));
        this.classes = List.copyOf(named);
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

    /** In the order of the readings, then of the classes. */
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
                if (!pair.classes.isEmpty()) {
                    pairs.add(pair);
                }
            }
        }
        return pairs;
    }

    private DetectionScore score(DetectionMeasurement measurement, String inputDigest) {
        return measurement.score(classes.stream().map(this::objects).toList(), inputDigest);
    }

    private List<RegroupedLesion> regrouped() {
        List<RegroupedLesion> found = new ArrayList<>();
        for (String labelClass : classes) {
            List<Lesion> ones = of(one, labelClass);
            List<Lesion> others = of(other, labelClass);
            for (Regrouping regrouping : Regrouping.of(objects(labelClass))) {
                boolean merge = regrouping.kind() == Regrouping.Kind.MERGE;
                List<Lesion> parts = merge ? others : ones;
                found.add(new RegroupedLesion(
                        (merge ? ones : others).get(regrouping.object()),
                        regrouping.parts().stream().map(parts::get).toList()));
            }
        }
        return found;
    }

    private ScanObjects objects(String labelClass) {
        return ScanObjects.of(regions(one, labelClass), regions(other, labelClass), grid.shape(), voxelMm3());
    }

    private @Nullable Double voxelMm3() {
        return grid.spacing().map(spacing -> spacing.voxelMm3()).orElse(null);
    }

    private static List<Region> regions(LesionReading reading, String labelClass) {
        return of(reading, labelClass).stream().map(Lesion::region).toList();
    }

    private static List<Lesion> of(LesionReading reading, String labelClass) {
        return reading.lesions().stream()
                .filter(lesion -> lesion.labelClass().equals(labelClass))
                .toList();
    }
}
