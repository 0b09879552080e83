package dev.consilium.quality.lesion;

import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.Overlap;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Status;
import dev.consilium.quality.object.SizeStrata;
import dev.consilium.study.SeriesGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Measures the overlap of several readings of one series; the order of the readings does not change a number of the case. */
public final class OverlapMeasurement {

    private static final String POLICY = "AGREEMENT";

    private final List<LesionReading> readings;
    private final SeriesGrid grid;
    private final double minimum;
    private final String inputDigest;
    private final List<LesionPair> matched;
    private final List<LesionPair> otherwiseNamed;
    private final List<LesionGroup> places;
    private final LesionShapes shapes;
    private final SizeStrata strata;
    private final List<MetricResult> metrics = new ArrayList<>();

    public OverlapMeasurement(
            List<LesionReading> readings,
            SeriesGrid grid,
            double minimum,
            LesionShapes shapes,
            SizeStrata strata,
            String inputDigest) {
        this.readings = readings;
        this.grid = grid;
        this.minimum = minimum;
        this.inputDigest = inputDigest;
        List<LesionPair> pairs = LesionGroups.pairs(readings, new LesionMatching(grid.shape(), minimum));
        this.matched = pairs.stream().filter(LesionPair::agrees).toList();
        this.otherwiseNamed = pairs.stream().filter(pair -> !pair.agrees()).toList();
        this.places = LesionGroups.of(readings, matched);
        this.shapes = shapes;
        this.strata = strata;
    }

    /** @param submitted readings of the case, those among them that abstain */
    public OverlapScore score(int submitted) {
        IntSummaryStatistics counts =
                readings.stream().mapToInt(reading -> reading.lesions().size()).summaryStatistics();
        int most = readings.isEmpty() ? 0 : counts.getMax();
        int difference = readings.isEmpty() ? 0 : counts.getMax() - counts.getMin();
        int unmatched = Math.toIntExact(places.stream()
                .filter(place -> place.members().size() < readings.size())
                .count());
        count(Metric.LESION_COUNT, most);
        count(Metric.LESION_COUNT_DIFFERENCE, difference);
        count(Metric.UNMATCHED_LESIONS, unmatched);
        count(Metric.LESION_CLASS_DISAGREEMENTS, otherwiseNamed.size());
        Status overall = overallStatus();
        double[] ious =
                matched.stream().mapToDouble(pair -> pair.overlap().iou()).toArray();
        Double mean = overlap(Metric.MEAN_LESION_IOU, ious, overall, mean(ious));
        Double min = overlap(
                Metric.MIN_LESION_IOU, ious, overall, Arrays.stream(ious).min().orElse(0));
        Double dice = overall(overall);
        matched.forEach(this::lesion);
        otherwiseNamed.forEach(this::lesion);
        readings.forEach(this::volumes);
        Double surfaces = surfaces();
        Double uncertain = uncertain();
        int odd = Math.toIntExact(readings.stream()
                .flatMap(reading -> reading.lesions().stream())
                .filter(shapes::isOdd)
                .count());
        count(Metric.ODD_LESION_SHAPES, odd);
        metrics.addAll(LesionDetection.metrics(readings, grid, minimum, strata, inputDigest));
        return new OverlapScore(
                submitted,
                most,
                difference,
                unmatched,
                mean,
                min,
                dice,
                surfaces,
                uncertain,
                odd,
                List.copyOf(metrics));
    }

    private @Nullable Double surfaces() {
        List<Double> values = new ArrayList<>();
        for (LesionPair pair : matched) {
            if (shapes.hasSurfaces(pair)) {
                Double value = shapes.surfaceAgreement(pair);
                Map<String, Object> parameters = new TreeMap<>(parameters(pair));
                parameters.put("toleranceMm", shapes.toleranceMm(pair));
                keep(Metric.LESION_NSD, parameters, value, value == null ? Status.GEOMETRY_MISMATCH : Status.OK);
                if (value != null) {
                    values.add(value);
                }
            }
        }
        return values.stream().min(Comparator.naturalOrder()).orElse(null);
    }

    private @Nullable Double uncertain() {
        List<Double> values = new ArrayList<>();
        for (int place = 0; place < places.size(); place++) {
            Map<String, Object> parameters = Map.of("place", place + 1);
            shapes.uncertainFraction(places.get(place)).ifPresent(value -> {
                keep(Metric.LESION_UNCERTAIN_FRACTION, parameters, value, Status.OK);
                values.add(value);
            });
        }
        return values.stream().max(Comparator.naturalOrder()).orElse(null);
    }

    private void count(Metric metric, int value) {
        keep(metric, Map.of(), (double) value, Status.OK);
    }

    /** Of the matched lesions; where none is matched, the policy says what that is worth. */
    private @Nullable Double overlap(Metric metric, double[] ious, Status overall, double value) {
        Status status = ious.length == 0 && overall == Status.OK ? Status.UNDEFINED_NO_PAIRS : overall;
        return keep(metric, Map.of("policy", POLICY), ious.length > 0 ? (Double) value : empty(overall), status);
    }

    private @Nullable Double overall(Status status) {
        List<RunLengthMask> marked = readings.stream().map(this::everything).toList();
        List<Double> ious = new ArrayList<>();
        List<Double> dices = new ArrayList<>();
        for (int i = 0; i < marked.size(); i++) {
            for (int j = i + 1; j < marked.size(); j++) {
                Overlap overlap = marked.get(i).overlap(marked.get(j));
                boolean nothing = overlap.either() == 0;
                ious.add(nothing ? 1 : overlap.iou());
                dices.add(nothing ? 1 : overlap.dice());
            }
        }
        keep(Metric.OVERALL_IOU, Map.of("policy", POLICY), dices.isEmpty() ? null : (Double) mean(array(ious)), status);
        return keep(
                Metric.OVERALL_DICE,
                Map.of("policy", POLICY),
                dices.isEmpty() ? null : (Double) mean(array(dices)),
                status);
    }

    private RunLengthMask everything(LesionReading reading) {
        List<RunLengthMask> lesions = new ArrayList<>();
        lesions.add(new MaskBuilder(grid.shape()).build());
        reading.lesions().forEach(lesion -> lesions.add(lesion.region().rasterised(grid.shape())));
        return RunLengthMask.union(lesions);
    }

    private Map<String, Object> parameters(LesionPair pair) {
        return Map.of(
                "readingA", readings.get(pair.one().reading()).readingId(),
                "lesionA", pair.one().number(),
                "readingB", readings.get(pair.other().reading()).readingId(),
                "lesionB", pair.other().number(),
                "sameClass", pair.agrees());
    }

    private void lesion(LesionPair pair) {
        Map<String, Object> parameters = parameters(pair);
        keep(Metric.LESION_IOU, parameters, pair.overlap().iou(), Status.OK);
        keep(Metric.LESION_DICE, parameters, pair.overlap().dice(), Status.OK);
    }

    private void volumes(LesionReading reading) {
        for (Lesion lesion : reading.lesions()) {
            Double volume = shapes.volumeMm3(lesion);
            keep(
                    Metric.LESION_VOLUME,
                    Map.of("reading", reading.readingId(), "lesion", lesion.number()),
                    volume,
                    volume == null ? Status.GEOMETRY_MISMATCH : Status.OK);
        }
    }

    /** Of one pair of readings what is empty; of several, the first is as good as any to say that something is defined. */
    private Status overallStatus() {
        if (readings.size() < 2) {
            return Status.UNDEFINED_NO_PAIRS;
        }
        long marking = readings.stream()
                .filter(reading -> !reading.lesions().isEmpty())
                .count();
        if (marking == 0) {
            return Status.UNDEFINED_BOTH_EMPTY;
        }
        if (marking > 1) {
            return Status.OK;
        }
        return readings.get(0).lesions().isEmpty() ? Status.UNDEFINED_REF_EMPTY : Status.UNDEFINED_PRED_EMPTY;
    }

    private static @Nullable Double empty(Status status) {
        return switch (status) {
            case UNDEFINED_NO_PAIRS -> null;
            case UNDEFINED_BOTH_EMPTY -> 1.0;
            default -> 0.0;
        };
    }

    private @Nullable Double keep(
            Metric metric, Map<String, Object> parameters, @Nullable Double value, Status status) {
        Map<String, Object> all = new TreeMap<>(parameters);
        all.put("minimumOverlap", minimum);
        metrics.add(new MetricResult(
                metric.id(),
                metric.definitionVersion(),
                all,
                value,
                status,
                places.size(),
                Math.toIntExact(places.stream()
                        .filter(place -> place.members().size() < readings.size())
                        .count()),
                matched.size(),
                null,
                inputDigest));
        return value;
    }

    private static double mean(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Arrays.stream(sorted).average().orElse(0);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
