package dev.consilium.quality.lesion;

import static dev.consilium.quality.lesion.TestLesions.GRID;
import static dev.consilium.quality.lesion.TestLesions.SERIES;
import static dev.consilium.quality.lesion.TestLesions.box;
import static dev.consilium.quality.lesion.TestLesions.lesion;
import static dev.consilium.quality.lesion.TestLesions.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.TestMasks;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Status;
import dev.consilium.quality.object.SizeStrata;
import dev.consilium.study.SeriesGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OverlapMeasurementTest {

    @TestFactory
    Stream<DynamicTest> ofMasksIsWhatTheVerifiedPairsSay() throws IOException {
        return vectors("seg_pairs.json")
                .map(vector -> dynamicTest(vector.path("id").asText(), () -> {
                    JsonNode expected = vector.path("expected");
                    OverlapScore score = score(grid(vector), mask(0, vector, "ref_rle"), mask(1, vector, "pred_rle"));
                    assertThat(score.dice()).isEqualTo(expected.path("dice").asDouble(), within(1e-12));
                    assertThat(metric(score, Metric.OVERALL_IOU).value())
                            .isEqualTo(expected.path("iou").asDouble(), within(1e-12));
                    if (expected.path("iou").asDouble() >= 0.1) {
                        assertThat(score.minIou())
                                .isEqualTo(expected.path("iou").asDouble(), within(1e-12));
                        assertThat(score.unmatched()).isZero();
                    } else {
                        assertThat(score.minIou()).isZero();
                        assertThat(score.unmatched()).isEqualTo(2);
                    }
                    if (vector.path("shape").size() == 3
                            && vector.path("shape").path(0).asInt() > 1
                            && expected.path("iou").asDouble() >= 0.1) {
                        assertThat(score.surfaceAgreement())
                                .isEqualTo(expected.at("/surfel/nsd/1.0").asDouble(), within(2e-3));
                        assertThat(score.uncertainFraction())
                                .isEqualTo(1 - expected.path("iou").asDouble(), within(1e-12));
                    }
                    if (vector.path("spacing_mm").size() == 3) {
                        double voxel = expected.path("voxel_vol_mm3").asDouble();
                        assertThat(metrics(score, Metric.LESION_VOLUME))
                                .extracting(MetricResult::value)
                                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : Double.compare(a, b))
                                .containsExactly(
                                        expected.path("n_ref").asLong() * voxel,
                                        expected.path("n_pred").asLong() * voxel);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> ofNothingCarriesItsStatusAndFollowsThePolicy() throws IOException {
        return vectors("seg_empty.json")
                .map(vector -> dynamicTest(vector.path("id").asText(), () -> {
                    OverlapScore score = score(grid(vector), mask(0, vector, "ref_rle"), mask(1, vector, "pred_rle"));
                    JsonNode agree = vector.path("policy_agree");
                    Status status =
                            Status.valueOf(vector.path("expected_status").asText());
                    assertThat(score.dice()).isEqualTo(agree.path("dice").asDouble());
                    assertThat(metric(score, Metric.OVERALL_DICE).status()).isEqualTo(status);
                    assertThat(metric(score, Metric.OVERALL_IOU).value())
                            .isEqualTo(agree.path("iou").asDouble());
                    assertThat(score.minIou()).isEqualTo(agree.path("iou").asDouble());
                    assertThat(metric(score, Metric.MIN_LESION_IOU).status()).isEqualTo(status);
                    assertThat(metric(score, Metric.MIN_LESION_IOU).parameters())
                            .containsEntry("policy", "AGREEMENT");
                }));
    }

    @Test
    void oneReadingCannotBeCompared() {
        OverlapScore score = score(SERIES, reading(0, box(0, 0, 5, 5, 0, 0)));
        assertThat(score.lesions()).isEqualTo(1);
        assertThat(score.unmatched()).isZero();
        assertThat(score.minIou()).isNull();
        assertThat(score.dice()).isNull();
        assertThat(metric(score, Metric.OVERALL_DICE).status()).isEqualTo(Status.UNDEFINED_NO_PAIRS);
        assertThat(score(SERIES).lesions()).isZero();
    }

    @Test
    void countsWhatIsMatchedAndWhatIsNot() {
        OverlapScore score = score(
                SERIES,
                reading(0, box(0, 0, 10, 10, 0, 1), box(30, 20, 40, 30, 4, 4)),
                reading(1, box(0, 0, 10, 5, 0, 1)));
        assertThat(score.lesions()).isEqualTo(2);
        assertThat(score.difference()).isEqualTo(1);
        assertThat(score.unmatched()).isEqualTo(1);
        assertThat(score.minIou()).isEqualTo(0.5);
        assertThat(score.meanIou()).isEqualTo(0.5);
        assertThat(score.dice()).isEqualTo(2.0 * 100 / (300 + 100));
        assertThat(metric(score, Metric.LESION_DICE).value()).isEqualTo(2.0 / 3, within(1e-12));
        assertThat(metrics(score, Metric.LESION_VOLUME))
                .extracting(MetricResult::value)
                .containsExactly(200 * 2.5 * 0.7 * 0.8, 100 * 2.5 * 0.7 * 0.8, 100 * 2.5 * 0.7 * 0.8);
    }

    @Test
    void anotherNameForOnePlaceIsTwoUnmatchedLesionsAndShown() {
        PixelBox place = box(5, 5, 15, 15, 2, 3);
        OverlapScore score = score(
                SERIES,
                new LesionReading("r0", List.of(lesion(0, 0, "nodule", place))),
                new LesionReading("r1", List.of(lesion(1, 0, "mass", place))));
        assertThat(score.unmatched()).isEqualTo(2);
        assertThat(score.minIou()).isZero();
        assertThat(score.dice()).isEqualTo(1);
        assertThat(metric(score, Metric.LESION_CLASS_DISAGREEMENTS).value()).isEqualTo(1);
        assertThat(metric(score, Metric.LESION_IOU).parameters()).containsEntry("sameClass", false);
    }

    @Test
    void withoutASpacingNothingIsSaidInCubicMillimetres() {
        SeriesGrid unknown = new SeriesGrid(GRID, null, 0.7, 0.7);
        MetricResult volume = metric(score(unknown, reading(0, box(0, 0, 5, 5, 0, 0))), Metric.LESION_VOLUME);
        assertThat(volume.value()).isNull();
        assertThat(volume.status()).isEqualTo(Status.GEOMETRY_MISMATCH);
    }

    @Test
    void ofThreeReadingsIsTakenOverTheirPairs() {
        OverlapScore score = score(
                SERIES,
                reading(0, box(0, 0, 10, 10, 0, 0)),
                reading(1, box(0, 0, 10, 10, 0, 0)),
                reading(2, box(0, 0, 10, 5, 0, 0)));
        assertThat(score.unmatched()).isZero();
        assertThat(score.minIou()).isEqualTo(0.5);
        assertThat(score.meanIou()).isEqualTo(2.0 / 3, within(1e-12));
        OverlapScore one =
                score(SERIES, reading(0, box(0, 0, 10, 10, 0, 0)), reading(1, box(0, 0, 10, 10, 0, 0)), reading(2));
        assertThat(one.unmatched()).isEqualTo(1);
        assertThat(one.difference()).isEqualTo(1);
        assertThat(one.dice()).isEqualTo(1.0 / 3, within(1e-12));
    }

    @Test
    void doesNotDependOnTheOrderOfReadingsOrLesions() {
        Random random = new Random(31);
        for (int round = 0; round < 100; round++) {
            PixelBox[] a = boxes(random);
            PixelBox[] b = boxes(random);
            OverlapScore score = score(SERIES, reading(0, a), reading(1, b));
            OverlapScore turned = score(SERIES, reading(0, reversed(b)), reading(1, reversed(a)));
            assertThat(turned.unmatched()).isEqualTo(score.unmatched());
            assertThat(turned.difference()).isEqualTo(score.difference());
            assertThat(turned.dice()).isEqualTo(score.dice());
            assertThat(turned.meanIou()).isEqualTo(score.meanIou(), within(1e-12));
            OverlapScore same = score(SERIES, reading(0, a), reading(1, a));
            assertThat(same.dice()).isEqualTo(1);
            assertThat(same.minIou()).isEqualTo(1);
        }
    }

    private static PixelBox[] reversed(PixelBox[] boxes) {
        List<PixelBox> turned = new ArrayList<>(List.of(boxes));
        java.util.Collections.reverse(turned);
        return turned.toArray(PixelBox[]::new);
    }

    private static PixelBox[] boxes(Random random) {
        return Stream.generate(() -> TestLesions.random(random))
                .limit(1 + random.nextInt(4))
                .distinct()
                .toArray(PixelBox[]::new);
    }

    private static OverlapScore score(SeriesGrid grid, LesionReading... readings) {
        return new OverlapMeasurement(
                        List.of(readings),
                        grid,
                        0.1,
                        new LesionShapes(grid, Map.of("nodule", 1.0)),
                        SizeStrata.NONE,
                        "digest")
                .score(readings.length);
    }

    private static MetricResult metric(OverlapScore score, Metric metric) {
        return metrics(score, metric).get(0);
    }

    private static List<MetricResult> metrics(OverlapScore score, Metric metric) {
        return score.metrics().stream()
                .filter(result -> result.metricId().equals(metric.id()))
                .toList();
    }

    private static LesionReading mask(int reading, JsonNode vector, String runs) {
        RunLengthMask mask = TestMasks.ofVector(vector.path("shape"), vector.path(runs));
        return mask.empty() ? reading(reading) : reading(reading, mask);
    }

    private static SeriesGrid grid(JsonNode vector) {
        GridShape shape =
                TestMasks.ofVector(vector.path("shape"), vector.path("ref_rle")).shape();
        JsonNode mm = vector.path("spacing_mm");
        VoxelSpacing spacing = mm.size() == 3
                ? new VoxelSpacing(
                        mm.path(0).asDouble(), mm.path(1).asDouble(), mm.path(2).asDouble())
                : new VoxelSpacing(1, mm.path(0).asDouble(), mm.path(1).asDouble());
        return new SeriesGrid(shape, spacing.z(), spacing.y(), spacing.x());
    }

    private static Stream<JsonNode> vectors(String name) throws IOException {
        Path file = Path.of("../shared/vectors", name);
        Assumptions.assumeTrue(Files.exists(file), "reference vectors are not here: " + file);
        return StreamSupport.stream(new ObjectMapper().readTree(file.toFile()).spliterator(), false);
    }
}
