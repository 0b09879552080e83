package dev.consilium.quality.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.Placement;
import dev.consilium.imaging.mask.SurfaceElements;
import dev.consilium.imaging.mask.TestMasks;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MaskComparisonTest {

    private static final VoxelSpacing[] SPACINGS = {
        new VoxelSpacing(1, 1, 1), new VoxelSpacing(2.5, 0.7, 0.9), new VoxelSpacing(0.4, 3, 0.7)
    };

    private final Random random = new Random(31);

    /** Against the definitions written down voxel by voxel; masks touch every edge of the image. */
    @Nested
    class BruteForce {

        @Test
        void allDistancesAreThoseOfMeasuringEveryPair() {
            for (int round = 0; round < 150; round++) {
                GridShape shape = shape();
                VoxelSpacing spacing = SPACINGS[round % 3];
                int dimensions = 2 + round % 2;
                boolean[] a = some(shape);
                boolean[] b = some(shape);
                BruteMasks brute = new BruteMasks(shape, spacing, dimensions == 2);
                OverlapReport report = MaskComparison.of(
                        placed(shape, spacing, a),
                        placed(shape, spacing, b),
                        MaskSettings.DEFAULT
                                .withDimensions(dimensions)
                                .withTolerances(List.of(0.7, 1.0))
                                .withBoundary(1.4));
                voxels(report, brute, a, b);
                surfels(report, brute, spacing, dimensions == 2, a, b);
                boundary(report, brute, a, b);
            }
        }

        private void voxels(OverlapReport report, BruteMasks brute, boolean[] a, boolean[] b) {
            double[] there = brute.distances(brute.surface(a), brute.surface(b));
            double[] back = brute.distances(brute.surface(b), brute.surface(a));
            double[] all = DoubleStream.concat(DoubleStream.of(there), DoubleStream.of(back))
                    .toArray();
            is(report, Metric.HAUSDORFF, DoubleStream.of(all).max().orElseThrow());
            is(
                    report,
                    Metric.HAUSDORFF_95,
                    Math.max(BruteMasks.percentile(there, 0.95), BruteMasks.percentile(back, 0.95)));
            is(report, Metric.HAUSDORFF_95_POOLED, BruteMasks.percentile(all, 0.95));
            is(report, Metric.ASSD, DoubleStream.of(all).average().orElseThrow());
            is(
                    report,
                    Metric.MASD,
                    (DoubleStream.of(there).average().orElseThrow()
                                    + DoubleStream.of(back).average().orElseThrow())
                            / 2);
            for (double tau : new double[] {0.7, 1}) {
                long near = DoubleStream.of(all).filter(d -> d <= tau + 1e-6).count();
                assertThat(value(report.metric(Metric.NSD_VOXEL, "toleranceMm", tau)
                                .orElseThrow()))
                        .isEqualTo((double) near / all.length, within(1e-12));
            }
        }

        private void surfels(
                OverlapReport report,
                BruteMasks brute,
                VoxelSpacing spacing,
                boolean planar,
                boolean[] a,
                boolean[] b) {
            double[] areas = planar ? SurfaceElements.lengths(spacing) : SurfaceElements.areas(spacing);
            List<int[]> cornersA = brute.corners(a);
            List<int[]> cornersB = brute.corners(b);
            double[] there = brute.distances(cornersA, cornersB);
            double[] back = brute.distances(cornersB, cornersA);
            double area = cornersA.stream().mapToDouble(c -> areas[c[3]]).sum()
                    + cornersB.stream().mapToDouble(c -> areas[c[3]]).sum();
            double moment = 0;
            double near = 0;
            for (int i = 0; i < there.length; i++) {
                moment += there[i] * areas[cornersA.get(i)[3]];
                near += there[i] <= 1 + 1e-6 ? areas[cornersA.get(i)[3]] : 0;
            }
            for (int i = 0; i < back.length; i++) {
                moment += back[i] * areas[cornersB.get(i)[3]];
                near += back[i] <= 1 + 1e-6 ? areas[cornersB.get(i)[3]] : 0;
            }
            is(report, Metric.ASSD_SURFEL, moment / area);
            is(
                    report,
                    Metric.HAUSDORFF_SURFEL,
                    DoubleStream.concat(DoubleStream.of(there), DoubleStream.of(back))
                            .max()
                            .orElseThrow());
            assertThat(value(
                            report.metric(Metric.NSD_SURFEL, "toleranceMm", 1.0).orElseThrow()))
                    .isEqualTo(near / area, within(1e-12));
        }

        private void boundary(OverlapReport report, BruteMasks brute, boolean[] a, boolean[] b) {
            boolean[] one = brute.band(a, 1.4);
            boolean[] other = brute.band(b, 1.4);
            int both = 0;
            int either = 0;
            for (int at = 0; at < one.length; at++) {
                both += one[at] && other[at] ? 1 : 0;
                either += one[at] || other[at] ? 1 : 0;
            }
            MetricResult result = report.metric(Metric.BOUNDARY_IOU).orElseThrow();
            if (either == 0) {
                assertThat(result.status()).isEqualTo(Status.INSUFFICIENT_DATA);
            } else {
                assertThat(value(result)).isEqualTo((double) both / either, within(1e-12));
            }
        }
    }

    @Test
    void tolerancesAloneAreWhatTheyAreAmongAllDistances() {
        for (int round = 0; round < 60; round++) {
            GridShape shape = shape();
            PlacedMask a = placed(shape, SPACINGS[round % 3], some(shape));
            PlacedMask b = placed(shape, SPACINGS[round % 3], some(shape));
            MaskSettings settings = MaskSettings.DEFAULT.withTolerances(List.of(0.0, 0.7, 2.5));
            OverlapReport all = MaskComparison.of(a, b, settings);
            OverlapReport alone = MaskComparison.of(a, b, settings.with(EnumSet.of(MaskFamily.TOLERANCES)));
            assertThat(alone.metrics()).hasSize(6);
            for (MetricResult result : alone.metrics()) {
                MetricResult full = all.metrics().stream()
                        .filter(other -> other.metricId().equals(result.metricId())
                                && other.parameters()
                                        .get("toleranceMm")
                                        .equals(result.parameters().get("toleranceMm")))
                        .findFirst()
                        .orElseThrow();
                assertThat(value(result)).isEqualTo(value(full), within(1e-12));
            }
        }
    }

    @Nested
    class Properties {

        @Test
        void theTwoMasksMayBeExchanged() {
            for (int round = 0; round < 40; round++) {
                GridShape shape = shape();
                PlacedMask a = placed(shape, SPACINGS[1], some(shape));
                PlacedMask b = placed(shape, SPACINGS[1], some(shape));
                OverlapReport one = MaskComparison.of(a, b, MaskSettings.DEFAULT);
                OverlapReport other = MaskComparison.of(b, a, MaskSettings.DEFAULT);
                for (Metric metric : symmetric()) {
                    assertThat(value(one.metric(metric).orElseThrow()))
                            .as(metric.id())
                            .isEqualTo(value(other.metric(metric).orElseThrow()), within(1e-12));
                }
                assertThat(value(one.metric(Metric.MASK_SENSITIVITY).orElseThrow()))
                        .isEqualTo(value(other.metric(Metric.MASK_PPV).orElseThrow()));
                assertThat(value(one.metric(Metric.MASK_VOLUME_DIFFERENCE).orElseThrow()))
                        .isEqualTo(-value(
                                other.metric(Metric.MASK_VOLUME_DIFFERENCE).orElseThrow()));
            }
        }

        @Test
        void nothingDependsOnThePlaceInTheImage() {
            GridShape wide = new GridShape(9, 12, 140);
            for (int round = 0; round < 20; round++) {
                GridShape shape = new GridShape(4, 6, 7);
                boolean[] a = some(shape);
                boolean[] b = some(shape);
                VoxelSpacing spacing = SPACINGS[round % 3];
                OverlapReport plain = compare(shape, spacing, a, b);
                OverlapReport moved = compare(wide, spacing, moved(a, shape, wide, 3), moved(b, shape, wide, 3));
                assertThat(values(moved)).isEqualTo(values(plain));
            }
        }

        @Test
        void distancesGrowWithTheSpacingAndSharesStay() {
            for (int round = 0; round < 20; round++) {
                GridShape shape = shape();
                boolean[] a = some(shape);
                boolean[] b = some(shape);
                OverlapReport one = compare(shape, new VoxelSpacing(2.5, 0.75, 0.5), a, b);
                OverlapReport twice = MaskComparison.of(
                        placed(shape, new VoxelSpacing(5, 1.5, 1), a),
                        placed(shape, new VoxelSpacing(5, 1.5, 1), b),
                        MaskSettings.DEFAULT.withTolerances(List.of(2.0, 4.0)).withBoundary(4));
                for (int at = 0; at < one.metrics().size(); at++) {
                    MetricResult result = one.metrics().get(at);
                    double factor = result.metricId().endsWith("-mm3")
                            ? 8
                            : result.metricId().endsWith("-mm") ? 2 : 1;
                    if (result.value() != null) {
                        assertThat(value(twice.metrics().get(at)))
                                .as(result.metricId())
                                .isEqualTo(factor * result.value(), within(1e-9));
                    }
                }
            }
        }

        @Test
        void theAxesMayBeExchangedWithTheirSpacings() {
            for (int round = 0; round < 30; round++) {
                GridShape shape = shape();
                GridShape turned = new GridShape(shape.columns(), shape.slices(), shape.rows());
                boolean[] a = some(shape);
                boolean[] b = some(shape);
                MaskSettings solid = MaskSettings.DEFAULT.withDimensions(3);
                OverlapReport one = MaskComparison.of(
                        placed(shape, new VoxelSpacing(2.5, 0.7, 0.9), a),
                        placed(shape, new VoxelSpacing(2.5, 0.7, 0.9), b),
                        solid);
                OverlapReport other = MaskComparison.of(
                        placed(turned, new VoxelSpacing(0.9, 2.5, 0.7), turned(a, shape)),
                        placed(turned, new VoxelSpacing(0.9, 2.5, 0.7), turned(b, shape)),
                        solid);
                List<Double> expected = values(one);
                List<Double> found = values(other);
                for (int at = 0; at < expected.size(); at++) {
                    assertThat(found.get(at)).isEqualTo(expected.get(at), within(1e-9));
                }
            }
        }

        @Test
        void noByteDependsOnTheNumberOfThreads() {
            GridShape shape = new GridShape(20, 45, 90);
            PlacedMask a = placed(shape, SPACINGS[1], TestMasks.random(shape, 0.3, random));
            PlacedMask b = placed(shape, SPACINGS[1], TestMasks.random(shape, 0.002, random));
            OverlapReport one = MaskComparison.of(a, b, MaskSettings.DEFAULT);
            assertThat(MaskComparison.of(a, b, MaskSettings.DEFAULT.withThreads(2)))
                    .isEqualTo(one);
            assertThat(MaskComparison.of(a, b, MaskSettings.DEFAULT.withThreads(5)))
                    .isEqualTo(one);
        }

        /** The same mask is not measured; one that lost a voxel far from all others is. */
        @Test
        void aMaskAgreesWithItself() {
            GridShape shape = new GridShape(4, 6, 7);
            PlacedMask mask = placed(shape, SPACINGS[1], some(shape));
            for (MetricResult result :
                    MaskComparison.of(mask, mask, MaskSettings.DEFAULT).metrics()) {
                boolean volume = result.metricId().startsWith("mask-volume-mm3");
                boolean zero =
                        result.metricId().endsWith("-mm") || result.metricId().endsWith("difference-mm3");
                if (!volume) {
                    assertThat(value(result)).as(result.metricId()).isEqualTo(zero ? 0 : 1);
                }
            }
        }

        private static List<Metric> symmetric() {
            return List.of(
                    Metric.MASK_DICE,
                    Metric.MASK_IOU,
                    Metric.HAUSDORFF,
                    Metric.HAUSDORFF_95,
                    Metric.HAUSDORFF_95_POOLED,
                    Metric.ASSD,
                    Metric.MASD,
                    Metric.NSD_VOXEL,
                    Metric.NSD_SURFEL,
                    Metric.HAUSDORFF_SURFEL,
                    Metric.HAUSDORFF_95_SURFEL,
                    Metric.ASSD_SURFEL,
                    Metric.BOUNDARY_IOU);
        }

        private OverlapReport compare(GridShape shape, VoxelSpacing spacing, boolean[] a, boolean[] b) {
            return MaskComparison.of(placed(shape, spacing, a), placed(shape, spacing, b), MaskSettings.DEFAULT);
        }

        private static List<Double> values(OverlapReport report) {
            return report.metrics().stream().map(MetricResult::value).toList();
        }

        private static boolean[] moved(boolean[] mask, GridShape from, GridShape to, int by) {
            boolean[] moved = new boolean[to.slices() * to.pixels()];
            for (int at = 0; at < mask.length; at++) {
                int z = at / from.pixels() + by;
                int y = at % from.pixels() / from.columns() + by;
                int x = at % from.columns() + 20 * by;
                moved[(z * to.rows() + y) * to.columns() + x] = mask[at];
            }
            return moved;
        }

        /** z, y, x become y, x, z: the last axis first. */
        private static boolean[] turned(boolean[] mask, GridShape from) {
            boolean[] turned = new boolean[mask.length];
            for (int at = 0; at < mask.length; at++) {
                int z = at / from.pixels();
                int y = at % from.pixels() / from.columns();
                int x = at % from.columns();
                turned[(x * from.slices() + z) * from.rows() + y] = mask[at];
            }
            return turned;
        }
    }

    @Nested
    class Geometry {

        private final GridShape shape = new GridShape(3, 4, 5);
        private final boolean[] voxels = some(shape);

        @Test
        void thatDoesNotMatchIsAStatusOfEveryMetric() {
            PlacedMask here = at(0, new VoxelSpacing(1, 1, 1));
            for (PlacedMask other : List.of(
                    at(0.002, new VoxelSpacing(1, 1, 1)),
                    at(0, new VoxelSpacing(1, 1, 1.002)),
                    placed(new GridShape(3, 5, 4), SPACINGS[0], voxels))) {
                OverlapReport report = MaskComparison.of(here, other, MaskSettings.DEFAULT);
                assertThat(report.status()).isEqualTo(Status.GEOMETRY_MISMATCH);
                assertThat(report.counts()).isNull();
                assertThat(report.metrics()).hasSize(21).allSatisfy(result -> {
                    assertThat(result.status()).isEqualTo(Status.GEOMETRY_MISMATCH);
                    assertThat(result.value()).isNull();
                });
            }
        }

        @Test
        void thatDiffersByLessThanItIsKnownMatches() {
            OverlapReport report = MaskComparison.of(
                    at(0, new VoxelSpacing(1, 1, 1)), at(0.0009, new VoxelSpacing(1, 1, 1.0009)), MaskSettings.DEFAULT);
            assertThat(report.status()).isEqualTo(Status.OK);
        }

        private PlacedMask at(double x, VoxelSpacing spacing) {
            Placement place = new Placement(
                    List.of(x, 0.0, 0.0), List.of(1.0, 0.0, 0.0), List.of(0.0, 1.0, 0.0), List.of(0.0, 0.0, 1.0), null);
            return new PlacedMask(new MaskGrid(shape, spacing, place), TestMasks.ofVoxels(shape, voxels));
        }
    }

    @Test
    void aSingleSliceIsFlatUnlessToldOtherwise() {
        GridShape shape = new GridShape(1, 9, 9);
        boolean[] a = new boolean[81];
        for (int at = 0; at < 81; at++) {
            a[at] = at / 9 > 1 && at / 9 < 7 && at % 9 > 1 && at % 9 < 7;
        }
        boolean[] b = a.clone();
        b[4 * 9 + 7] = true;
        PlacedMask one = placed(shape, SPACINGS[0], a);
        PlacedMask other = placed(shape, SPACINGS[0], b);
        OverlapReport flat = MaskComparison.of(one, other, MaskSettings.DEFAULT);
        OverlapReport solid = MaskComparison.of(one, other, MaskSettings.DEFAULT.withDimensions(3));
        assertThat(flat.dimensions()).isEqualTo(2);
        assertThat(flat.metric(Metric.ASSD).orElseThrow().parameters()).containsEntry("surfaceReference", 16);
        assertThat(solid.metric(Metric.ASSD).orElseThrow().parameters()).containsEntry("surfaceReference", 25);
    }

    @Test
    void aVolumeRatioNeedsAReference() {
        GridShape shape = new GridShape(3, 4, 5);
        PlacedMask none = placed(shape, SPACINGS[0], new boolean[60]);
        PlacedMask some = placed(shape, SPACINGS[0], some(shape));
        MetricResult ratio = MaskComparison.of(none, some, MaskSettings.DEFAULT)
                .metric(Metric.MASK_VOLUME_RATIO)
                .orElseThrow();
        assertThat(ratio.value()).isNull();
        assertThat(ratio.status()).isEqualTo(Status.UNDEFINED_REF_EMPTY);
        assertThat(value(MaskComparison.of(some, none, MaskSettings.DEFAULT)
                        .metric(Metric.MASK_VOLUME_RATIO)
                        .orElseThrow()))
                .isZero();
    }

    /** No voxel of a mask is as shallow as that: there is no band. */
    @Test
    void aBoundaryThinnerThanAVoxelIsNone() {
        GridShape shape = new GridShape(3, 4, 5);
        PlacedMask a = placed(shape, new VoxelSpacing(3, 3, 3), some(shape));
        PlacedMask b = placed(shape, new VoxelSpacing(3, 3, 3), some(shape));
        MetricResult boundary = MaskComparison.of(a, b, MaskSettings.DEFAULT)
                .metric(Metric.BOUNDARY_IOU)
                .orElseThrow();
        assertThat(boundary.status()).isEqualTo(Status.INSUFFICIENT_DATA);
        assertThat(boundary.parameters()).containsAllEntriesOf(Map.of("bandReference", 0L, "depthMm", 2.0));
    }

    private static void is(OverlapReport report, Metric metric, double expected) {
        assertThat(value(report.metric(metric).orElseThrow())).as(metric.id()).isEqualTo(expected, within(1e-9));
    }

    private static double value(MetricResult result) {
        assertThat(result.value()).as(result.metricId()).isNotNull();
        return result.value();
    }

    private GridShape shape() {
        return new GridShape(
                1 + random.nextInt(4), 1 + random.nextInt(5), 1 + random.nextInt(random.nextInt(5) == 0 ? 70 : 6));
    }

    /** Never empty. */
    private boolean[] some(GridShape shape) {
        boolean[] voxels = TestMasks.random(shape, random.nextDouble(), random);
        voxels[random.nextInt(voxels.length)] = true;
        return voxels;
    }

    private static PlacedMask placed(GridShape shape, VoxelSpacing spacing, boolean[] voxels) {
        return new PlacedMask(new MaskGrid(shape, spacing, null), TestMasks.ofVoxels(shape, voxels));
    }
}
