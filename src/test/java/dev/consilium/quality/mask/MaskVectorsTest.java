package dev.consilium.quality.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.imaging.TestImages;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.TestMasks;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Status;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What scipy, surface-distance and ITK computed, within the tolerances of the manifest. */
class MaskVectorsTest {

    private static final double DISTANCE = 1e-6;
    private static final double VOXEL = 1e-9;
    private static final double SURFEL = 2e-3;

    @TestFactory
    Stream<DynamicTest> areWhatTheVerifiedPairsSay() throws IOException {
        return StreamSupport.stream(TestImages.vector("seg_pairs.json").spliterator(), false)
                .map(pair -> dynamicTest(pair.path("id").asText(), () -> isAsExpected(pair)));
    }

    private static void isAsExpected(JsonNode pair) {
        JsonNode expected = pair.path("expected");
        JsonNode boundary = expected.path("boundary_iou");
        int dimensions = pair.path("shape").size();
        OverlapReport report = MaskComparison.of(
                mask(pair, "ref_rle"),
                mask(pair, "pred_rle"),
                MaskSettings.DEFAULT
                        .withDimensions(dimensions)
                        .withBoundary(boundary.path("d_mm").asDouble(2)));
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(report.counts())
                .isEqualTo(new MaskCounts(
                        expected.path("n_ref").asLong(),
                        expected.path("n_pred").asLong(),
                        expected.path("n_inter").asLong()));
        holds(report, Metric.MASK_DICE, expected.path("dice"), 1e-12);
        holds(report, Metric.MASK_IOU, expected.path("iou"), 1e-12);
        assertThat(value(report.metric(Metric.MASK_VOLUME, "of", "prediction").orElseThrow()))
                .isEqualTo(
                        expected.path("n_pred").asDouble()
                                * expected.path("voxel_vol_mm3").asDouble(),
                        within(1e-9));
        voxels(report, expected);
        surfels(report, expected.path("surfel"), dimensions);
        if (!boundary.isMissingNode()) {
            holds(report, Metric.BOUNDARY_IOU, boundary.path("value"), VOXEL);
            Map<String, Object> parameters =
                    report.metric(Metric.BOUNDARY_IOU).orElseThrow().parameters();
            assertThat(parameters)
                    .containsEntry("bandReference", boundary.path("n_ref").asLong())
                    .containsEntry("bandPrediction", boundary.path("n_pred").asLong());
        }
    }

    private static void voxels(OverlapReport report, JsonNode expected) {
        holds(report, Metric.HAUSDORFF, expected.path("hd"), DISTANCE);
        holds(report, Metric.HAUSDORFF_95, expected.path("hd95"), DISTANCE);
        holds(report, Metric.HAUSDORFF_95_POOLED, expected.path("hd95_pooled_medpy"), DISTANCE);
        holds(report, Metric.ASSD, expected.path("assd"), DISTANCE);
        holds(report, Metric.MASD, expected.path("masd"), DISTANCE);
        Map<String, Object> directed =
                report.metric(Metric.HAUSDORFF_95).orElseThrow().parameters();
        assertThat((Double) directed.get("fromReference"))
                .isEqualTo(expected.path("hd95_ref_to_pred").asDouble(), within(DISTANCE));
        assertThat((Double) directed.get("fromPrediction"))
                .isEqualTo(expected.path("hd95_pred_to_ref").asDouble(), within(DISTANCE));
        assertThat(report.metric(Metric.ASSD).orElseThrow().parameters())
                .containsEntry("surfaceReference", expected.path("n_surf_ref").asInt())
                .containsEntry("surfacePrediction", expected.path("n_surf_pred").asInt());
        sharesHold(report, Metric.NSD_VOXEL, expected.path("nsd_voxel"), VOXEL);
    }

    private static void surfels(OverlapReport report, JsonNode expected, int dimensions) {
        holds(report, Metric.HAUSDORFF_SURFEL, expected.path("hd"), DISTANCE);
        holds(report, Metric.HAUSDORFF_95_SURFEL, expected.path("hd95"), DISTANCE);
        sharesHold(report, Metric.NSD_SURFEL, expected.path("nsd"), SURFEL);
        Map<String, Object> areas =
                report.metric(Metric.NSD_SURFEL).orElseThrow().parameters();
        String unit = dimensions == 2 ? "lengthMm" : "areaMm2";
        assertThat((Double) areas.get(unit + "Reference"))
                .isEqualTo(expected.path("area_ref").asDouble(), within(1e-6));
        assertThat((Double) areas.get(unit + "Prediction"))
                .isEqualTo(expected.path("area_pred").asDouble(), within(1e-6));
        Map<String, Object> means =
                report.metric(Metric.ASSD_SURFEL).orElseThrow().parameters();
        assertThat((Double) means.get("fromReference"))
                .isEqualTo(expected.path("asd").path(0).asDouble(), within(DISTANCE));
        assertThat((Double) means.get("fromPrediction"))
                .isEqualTo(expected.path("asd").path(1).asDouble(), within(DISTANCE));
    }

    private static void sharesHold(OverlapReport report, Metric metric, JsonNode shares, double tolerance) {
        assertThat(shares.size()).isPositive();
        shares.fields().forEachRemaining(share -> assertThat(
                        value(report.metric(metric, "toleranceMm", Double.valueOf(share.getKey()))
                                .orElseThrow()))
                .as(metric + " at " + share.getKey())
                .isEqualTo(share.getValue().asDouble(), within(tolerance)));
    }

    @TestFactory
    Stream<DynamicTest> areByThePolicyWhereAMaskIsEmpty() throws IOException {
        return StreamSupport.stream(TestImages.vector("seg_empty.json").spliterator(), false)
                .flatMap(pair -> Stream.of(EmptyPolicy.values())
                        .map(policy ->
                                dynamicTest(pair.path("id").asText() + " " + policy, () -> isByPolicy(pair, policy))));
    }

    private static void isByPolicy(JsonNode pair, EmptyPolicy policy) {
        Status status = Status.valueOf(pair.path("expected_status").asText());
        OverlapReport report =
                MaskComparison.of(mask(pair, "ref_rle"), mask(pair, "pred_rle"), MaskSettings.DEFAULT.with(policy));
        assertThat(report.status()).isEqualTo(status);
        Map<String, Metric> ids = Map.of(
                "dice", Metric.MASK_DICE,
                "iou", Metric.MASK_IOU,
                "nsd", Metric.NSD_SURFEL,
                "boundary_iou", Metric.BOUNDARY_IOU,
                "hd", Metric.HAUSDORFF,
                "hd95", Metric.HAUSDORFF_95,
                "assd", Metric.ASSD);
        JsonNode agreement = pair.path("policy_agree");
        assertThat(agreement.size()).isEqualTo(ids.size());
        agreement.fields().forEachRemaining(entry -> {
            MetricResult result = report.metric(ids.get(entry.getKey())).orElseThrow();
            assertThat(result.status()).isEqualTo(status);
            assertThat(result.nUndefinedUnits()).isEqualTo(1);
            boolean distance = ids.get(entry.getKey()).id().endsWith("-mm");
            switch (policy) {
                case SKIP -> assertThat(result.value()).isNull();
                case WORST -> assertThat(value(result)).isEqualTo(distance ? 12.124355652982141 : 0);
                case AGREEMENT ->
                    assertThat(value(result))
                            .isEqualTo(
                                    entry.getValue().isTextual()
                                            ? 12.124355652982141
                                            : entry.getValue().asDouble());
            }
        });
        assertThat(report.metric(Metric.MASK_VOLUME).orElseThrow().status()).isEqualTo(Status.OK);
    }

    private static void holds(OverlapReport report, Metric metric, JsonNode expected, double tolerance) {
        assertThat(expected.isNumber()).isTrue();
        assertThat(value(report.metric(metric).orElseThrow()))
                .as(metric.id())
                .isEqualTo(expected.asDouble(), within(tolerance));
    }

    private static double value(MetricResult result) {
        assertThat(result.value()).isNotNull();
        return result.value();
    }

    private static PlacedMask mask(JsonNode pair, String runs) {
        RunLengthMask mask = TestMasks.ofVector(pair.path("shape"), pair.path(runs));
        JsonNode mm = pair.path("spacing_mm");
        int axes = mm.size();
        VoxelSpacing spacing = new VoxelSpacing(
                axes == 2 ? 1 : mm.get(0).asDouble(),
                mm.get(axes - 2).asDouble(),
                mm.get(axes - 1).asDouble());
        return new PlacedMask(new MaskGrid(mask.shape(), spacing, null), mask);
    }
}
