package dev.consilium.quality.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.imaging.TestImages;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.imaging.mask.Region;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.TestMasks;
import dev.consilium.imaging.shape.Point;
import dev.consilium.imaging.shape.Polygon;
import dev.consilium.imaging.shape.Ring;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DetectionMeasurementTest {

    private static final GridShape GRID = new GridShape(2, 40, 40);

    private static final double EXACT = 1e-9;

    @TestFactory
    Stream<DynamicTest> matchesAsTheVectorsSay() throws IOException {
        return StreamSupport.stream(TestImages.vector("matching.json").spliterator(), false)
                .flatMap(vector -> Stream.of(MatchingMethod.values())
                        .map(method -> dynamicTest(
                                vector.path("id").asText() + ", " + method.code(), () -> matches(vector, method))));
    }

    private static void matches(JsonNode vector, MatchingMethod method) {
        ScanObjects scan = boxes(vector);
        DetectionScore score = new DetectionMeasurement(
                        method, vector.path("threshold").asDouble(), SizeStrata.NONE)
                .score(List.of(scan), "d");
        MatchedScan matched = score.scans().get(0);
        JsonNode expected = vector.path(method.code());
        List<List<Integer>> pairs = new ArrayList<>();
        vector.path(method.code() + "_pairs")
                .forEach(pair ->
                        pairs.add(List.of(pair.get(0).asInt(), pair.get(1).asInt())));
        assertThat(matched.pairs())
                .extracting(pair -> List.of(pair.prediction(), pair.reference()))
                .containsExactlyElementsOf(pairs);
        assertThat(matched.pairs()).hasSize(expected.path("tp").asInt());
        assertThat(matched.unmatchedPredictions()).hasSize(expected.path("fp").asInt());
        assertThat(matched.unmatchedReferences()).hasSize(expected.path("fn").asInt());
        assertThat(matched.pairs().stream().mapToDouble(Link::weight).sum())
                .isEqualTo(expected.path("sum_iou").asDouble(), within(EXACT));
        is(result(score, Metric.OBJECT_RECALL).value(), expected.path("recall"));
        is(result(score, Metric.OBJECT_PRECISION).value(), expected.path("precision"));
        is(result(score, Metric.OBJECT_F1).value(), expected.path("f1"));
        JsonNode panoptic = vector.path("pq_iou_gt_0.5_one_to_one");
        PanopticQuality quality = PanopticQuality.of(List.of(scan));
        assertThat(quality.pairs()).isEqualTo(panoptic.path("tp").asInt());
        is(quality.segmentation(), panoptic.path("sq"));
        is(quality.recognition(), panoptic.path("rq"));
        is(quality.quality(), panoptic.path("pq"));
    }

    @Test
    void nothingOnASideIsSaidInTheStatus() {
        PixelBox box = new PixelBox(0, 0, 1, 1, 0, 0);
        assertStatus(List.of(), List.of(), Status.UNDEFINED_BOTH_EMPTY, null, null, null);
        assertStatus(List.of(box), List.of(), Status.UNDEFINED_REF_EMPTY, null, 0.0, 0.0);
        assertStatus(List.of(), List.of(box), Status.UNDEFINED_PRED_EMPTY, 0.0, null, 0.0);
        PixelBox far = new PixelBox(9, 9, 12, 12, 0, 0);
        assertStatus(List.of(box), List.of(far), Status.OK, 0.0, 0.0, 0.0);
    }

    private static void assertStatus(
            List<PixelBox> predictions,
            List<PixelBox> references,
            Status status,
            @Nullable Double recall,
            @Nullable Double precision,
            @Nullable Double f1) {
        DetectionScore score = measure(0.1).score(List.of(scan(predictions, references)), "d");
        assertThat(result(score, Metric.OBJECT_RECALL).value()).isEqualTo(recall);
        assertThat(result(score, Metric.OBJECT_PRECISION).value()).isEqualTo(precision);
        assertThat(result(score, Metric.OBJECT_F1).value()).isEqualTo(f1);
        assertThat(result(score, Metric.OBJECT_F1).status()).isEqualTo(status);
        assertThat(result(score, Metric.MEAN_OBJECT_DICE).value()).isNull();
        assertThat(result(score, Metric.OBJECT_FALSE_POSITIVES_PER_SCAN).value())
                .isEqualTo(predictions.size());
    }

    @Test
    void exchangingTheSidesExchangesRecallAndPrecision() {
        Random random = new Random(41);
        for (int round = 0; round < 200; round++) {
            List<PixelBox> ones = boxes(random);
            List<PixelBox> others = boxes(random);
            DetectionScore score = measure(0.2).score(List.of(scan(ones, others)), "d");
            DetectionScore turned = measure(0.2).score(List.of(scan(others, ones)), "d");
            assertThat(result(score, Metric.OBJECT_RECALL).value())
                    .isEqualTo(result(turned, Metric.OBJECT_PRECISION).value());
            assertThat(result(score, Metric.OBJECT_F1).value())
                    .isEqualTo(result(turned, Metric.OBJECT_F1).value());
            assertThat(result(score, Metric.OBJECT_SPLITS).value())
                    .isEqualTo(result(turned, Metric.OBJECT_MERGES).value());
        }
    }

    @Test
    void mostPairsAreMadeAndOfThemTheLargestSum() {
        Random random = new Random(42);
        for (int round = 0; round < 400; round++) {
            ScanObjects scan = scan(boxes(random), boxes(random));
            MatchedScan matched = MatchedScan.of(scan, MatchingMethod.HUNGARIAN, 0.15, false);
            double[] best = exhausted(scan, 0, new boolean[scan.references().size()], 0.15);
            assertThat(matched.pairs()).hasSize((int) best[0]);
            assertThat(matched.pairs().stream().mapToDouble(Link::weight).sum()).isEqualTo(best[1], within(EXACT));
            MatchedScan greedy = MatchedScan.of(scan, MatchingMethod.GREEDY, 0.15, false);
            assertThat(greedy.pairs().size())
                    .isBetween((matched.pairs().size() + 1) / 2, matched.pairs().size());
        }
    }

    @Nested
    class Sizes {

        @Test
        void everyObjectLiesInOneStratum() {
            Random random = new Random(43);
            SizeStrata strata = new SizeStrata(List.of(20.0, 60.0));
            for (int round = 0; round < 100; round++) {
                List<ScanObjects> scans = List.of(
                        scan(boxes(random), boxes(random)),
                        scan(boxes(random), boxes(random)),
                        scan(boxes(random), boxes(random)));
                DetectionScore score =
                        new DetectionMeasurement(MatchingMethod.HUNGARIAN, 0.1, strata).score(scans, "d");
                List<MetricResult> recalls = score.metrics().stream()
                        .filter(metric -> metric.metricId().equals(Metric.OBJECT_RECALL.id()))
                        .toList();
                assertThat(recalls).hasSize(4);
                assertThat(recalls.stream()
                                .skip(1)
                                .mapToInt(MetricResult::nUnits)
                                .sum())
                        .isEqualTo(recalls.get(0).nUnits());
                assertThat(recalls.stream()
                                .skip(1)
                                .mapToLong(MetricResult::nPairs)
                                .sum())
                        .isEqualTo(recalls.get(0).nPairs());
                List<MetricResult> dices = score.metrics().stream()
                        .filter(metric -> metric.metricId().equals(Metric.MEAN_OBJECT_DICE.id()))
                        .toList();
                assertThat(dices.stream().skip(1).mapToDouble(Sizes::sum).sum())
                        .isEqualTo(sum(dices.get(0)), within(EXACT));
                assertThat(recalls.get(1).parameters()).containsEntry("stratum", "[0,20)");
                assertThat(recalls.get(3).parameters()).containsEntry("stratum", "[60,)");
            }
        }

        private static double sum(MetricResult mean) {
            Double value = mean.value();
            return value == null ? 0 : value * mean.nUnits();
        }

        @Test
        void inMmAreUndefinedWhereAScanDoesNotSayWhatAVoxelMeasures() {
            ScanObjects unknown = ScanObjects.of(List.of(new PixelBox(0, 0, 1, 1, 0, 0)), List.of(), GRID, null);
            DetectionScore score = new DetectionMeasurement(MatchingMethod.GREEDY, 0.1, new SizeStrata(List.of(5.0)))
                    .score(List.of(unknown), "d");
            assertThat(score.metrics())
                    .filteredOn(metric -> metric.parameters().containsKey("stratum"))
                    .isNotEmpty()
                    .allMatch(metric -> metric.value() == null && metric.status() == Status.GEOMETRY_MISMATCH);
        }

        @Test
        void limitsRise() {
            for (List<Double> limits : List.of(List.of(0.0), List.of(2.0, 2.0), List.of(Double.NaN))) {
                assertThatThrownBy(() -> new SizeStrata(limits)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void whatWasSplitOrMergedIsListed() {
        PixelBox whole = new PixelBox(0, 0, 10, 4, 0, 0);
        List<PixelBox> parts = List.of(new PixelBox(0, 0, 4, 4, 0, 0), new PixelBox(5, 0, 10, 4, 0, 0));
        PixelBox neighbour = new PixelBox(9, 0, 19, 4, 0, 0);
        MatchedScan split = MatchedScan.of(scan(parts, List.of(whole, neighbour)), MatchingMethod.GREEDY, 0.1, false);
        assertThat(split.regroupings()).containsExactly(new Regrouping(Regrouping.Kind.SPLIT, 0, List.of(0, 1)));
        MatchedScan merge = MatchedScan.of(scan(List.of(whole), parts), MatchingMethod.GREEDY, 0.1, false);
        assertThat(merge.regroupings()).containsExactly(new Regrouping(Regrouping.Kind.MERGE, 0, List.of(0, 1)));
    }

    @Test
    void masksBoxesAndPolygonsAreMeasuredAlikeOnWholePixels() {
        Random random = new Random(44);
        for (int round = 0; round < 60; round++) {
            List<PixelBox> ones = whole(random);
            List<PixelBox> others = whole(random);
            ScanObjects boxes = scan(ones, others);
            List<? extends Region> masks =
                    ones.stream().map(box -> box.rasterised(GRID)).toList();
            assertThat(ScanObjects.of(masks, others, GRID, 1.0).overlaps()).isEqualTo(boxes.overlaps());
            ScanObjects polygons = ScanObjects.ofPolygons(
                    ones.stream().map(DetectionMeasurementTest::polygon).toList(),
                    others.stream().map(DetectionMeasurementTest::polygon).toList(),
                    1.0);
            assertThat(polygons.overlaps()).hasSameSizeAs(boxes.overlaps());
            for (int i = 0; i < polygons.overlaps().size(); i++) {
                assertThat(polygons.overlaps().get(i).overlap().iou())
                        .isEqualTo(boxes.overlaps().get(i).overlap().iou(), within(EXACT));
            }
        }
    }

    @Test
    void aThinBoxAndAMaskThatShareACentreAreNotMissed() {
        RunLengthMask mask = new MaskBuilder(GRID).add(0, 81, 83).build();
        PixelBox thin = new PixelBox(1.4, 2.4, 1.9, 2.6, 0, 0);
        assertThat(ScanObjects.of(List.of(thin), List.of(mask), GRID, null).overlaps())
                .containsExactly(new ObjectOverlap(0, 0, thin.rasterised(GRID).overlap(mask)));
    }

    @Test
    void ofSegmentsThatDoNotOverlapEachHasAtMostOnePartnerByMoreThanHalf() {
        Random random = new Random(45);
        GridShape grid = new GridShape(1, 6, 6);
        for (int round = 0; round < 200; round++) {
            ScanObjects scan = ScanObjects.of(segments(random, grid), segments(random, grid), grid, null);
            PanopticQuality quality = PanopticQuality.of(List.of(scan));
            long naive = scan.overlaps().stream()
                    .filter(overlap -> overlap.overlap().iou() > 0.5)
                    .count();
            assertThat(quality.pairs()).isEqualTo((int) naive);
        }
    }

    @Test
    void aClassOfWhichThereIsNothingIsLeftOutOfTheMean() {
        PixelBox box = new PixelBox(0, 0, 4, 4, 0, 0);
        TreeMap<String, List<ScanObjects>> classes = new TreeMap<>();
        classes.put("cyst", List.of(scan(List.of(box), List.of(new PixelBox(0, 0, 4, 3, 0, 0)))));
        classes.put("mass", List.of(scan(List.of(), List.of())));
        classes.put("node", List.of(scan(List.of(box), List.of())));
        List<MetricResult> results = PanopticQuality.results(classes, "d");
        MetricResult mean = results.get(results.size() - 1);
        assertThat(mean.value()).isEqualTo(0.75 / 2);
        assertThat(mean.nUndefinedUnits()).isEqualTo(1);
        assertThat(results.get(5).status()).isEqualTo(Status.UNDEFINED_BOTH_EMPTY);
        assertThat(results.get(5).value()).isNull();
        assertThat(results.get(8).value()).isZero();
    }

    @Test
    void objectsThatHoldNothingAndThresholdsThatAreNoneAreRefused() {
        RunLengthMask empty = new MaskBuilder(GRID).build();
        assertThatThrownBy(() -> ScanObjects.of(List.of(empty), List.of(), GRID, null))
                .hasMessageContaining("holds nothing");
        assertThatThrownBy(() -> measure(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> measure(0.1).score(List.of(), "d")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Number of pairs and sum of their IoU, of every way to pair. */
    private static double[] exhausted(ScanObjects scan, int prediction, boolean[] taken, double minimum) {
        if (prediction == scan.predictions().size()) {
            return new double[2];
        }
        double[] best = exhausted(scan, prediction + 1, taken, minimum);
        for (ObjectOverlap overlap : scan.overlaps()) {
            if (overlap.prediction() == prediction
                    && !taken[overlap.reference()]
                    && overlap.overlap().iou() >= minimum) {
                taken[overlap.reference()] = true;
                double[] rest = exhausted(scan, prediction + 1, taken, minimum);
                taken[overlap.reference()] = false;
                double sum = rest[1] + overlap.overlap().iou();
                if (rest[0] + 1 > best[0] || rest[0] + 1 == best[0] && sum > best[1]) {
                    best = new double[] {rest[0] + 1, sum};
                }
            }
        }
        return best;
    }

    private static List<RunLengthMask> segments(Random random, GridShape grid) {
        List<boolean[]> parts =
                Stream.generate(() -> new boolean[grid.pixels()]).limit(4).toList();
        for (int at = 0; at < grid.pixels(); at++) {
            int part = Math.min(3, (at % 6) / 2 + random.nextInt(2));
            parts.get(part)[at] = random.nextInt(5) > 0;
        }
        return parts.stream()
                .map(part -> TestMasks.ofVoxels(grid, part))
                .filter(mask -> !mask.empty())
                .toList();
    }

    private static DetectionMeasurement measure(double minimum) {
        return new DetectionMeasurement(MatchingMethod.HUNGARIAN, minimum, SizeStrata.NONE);
    }

    private static ScanObjects scan(List<PixelBox> predictions, List<PixelBox> references) {
        return ScanObjects.of(predictions, references, GRID, 1.0);
    }

    private static ScanObjects boxes(JsonNode vector) {
        return scan(boxesOf(vector.path("boxes_pred")), boxesOf(vector.path("boxes_ref")));
    }

    private static List<PixelBox> boxesOf(JsonNode boxes) {
        return StreamSupport.stream(boxes.spliterator(), false)
                .map(box -> new PixelBox(
                        box.get(0).asDouble(),
                        box.get(1).asDouble(),
                        box.get(2).asDouble(),
                        box.get(3).asDouble(),
                        0,
                        0))
                .toList();
    }

    private static List<PixelBox> boxes(Random random) {
        List<PixelBox> boxes = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            double x = random.nextDouble() * 10;
            double y = random.nextDouble() * 10;
            boxes.add(new PixelBox(x, y, x + 2 + random.nextDouble() * 9, y + 2 + random.nextDouble() * 9, 0, 0));
        }
        return boxes;
    }

    private static List<PixelBox> whole(Random random) {
        return boxes(random).stream()
                .map(box -> new PixelBox(
                        Math.floor(box.x0()), Math.floor(box.y0()), Math.ceil(box.x1()), Math.ceil(box.y1()), 0, 0))
                .toList();
    }

    private static Polygon polygon(PixelBox box) {
        return Polygon.of(new Ring(List.of(
                new Point(box.x0(), box.y0()),
                new Point(box.x1(), box.y0()),
                new Point(box.x1(), box.y1()),
                new Point(box.x0(), box.y1()))));
    }

    private static MetricResult result(DetectionScore score, Metric metric) {
        return score.metrics().stream()
                .filter(result -> result.metricId().equals(metric.id()))
                .findFirst()
                .orElseThrow();
    }

    private static void is(@Nullable Double value, JsonNode expected) {
        if (expected.isNull()) {
            assertThat(value).isNull();
        } else {
            assertThat(value).isEqualTo(expected.asDouble(), within(EXACT));
        }
    }
}
