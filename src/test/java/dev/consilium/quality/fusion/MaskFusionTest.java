package dev.consilium.quality.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.consilium.common.Refusal;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.PixelBox;
import dev.consilium.imaging.mask.Placement;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.TestMasks;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.quality.mask.MaskComparison;
import dev.consilium.quality.mask.MaskSettings;
import dev.consilium.quality.mask.PlacedMask;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MaskFusionTest {

    private static final GridShape GRID = new GridShape(4, 6, 7);

    @Nested
    class BesideVoxels {

        private final Random random = new Random(21);

        @ParameterizedTest
        @EnumSource(FieldOfView.class)
        void stapleIsThatOfEveryVoxel(FieldOfView view) {
            for (int round = 0; round < 200; round++) {
                List<boolean[]> panel = TestFusions.panel(GRID, random);
                boolean[] region = BruteStaple.box(panel, GRID.slices(), GRID.rows(), GRID.columns());
                if (view == FieldOfView.WHOLE_IMAGE) {
                    Arrays.fill(region, true);
                }
                BruteStaple brute = new BruteStaple(panel, region);
                FusedMask fused = MaskFusion.of(
                        TestFusions.raters(TestFusions.masks(GRID, panel)),
                        new FusionOptions(FusionMethod.STAPLE, view, false, null));
                assertThat(fused.prior()).isCloseTo(brute.prior, within(1e-12));
                for (int r = 0; r < panel.size(); r++) {
                    assertThat(fused.raters().get(r).sensitivity()).isCloseTo(brute.p[r], within(1e-8));
                    assertThat(fused.raters().get(r).specificity()).isCloseTo(brute.q[r], within(1e-8));
                }
                assertThat(voxels(fused.posterior())).containsExactly(brute.w, within(1e-7));
                assertThat(fused.mask()).isEqualTo(atLeastHalf(brute.w));
            }
        }

        @Test
        void aMajorityIsMoreThanHalfOfTheVotes() {
            for (int round = 0; round < 100; round++) {
                List<boolean[]> panel = TestFusions.panel(GRID, random);
                boolean[] expected = new boolean[panel.get(0).length];
                for (int i = 0; i < expected.length; i++) {
                    int at = i;
                    expected[i] = 2 * panel.stream().filter(mask -> mask[at]).count() > panel.size();
                }
                FusedMask fused = fuse(TestFusions.masks(GRID, panel), FusionMethod.MAJORITY);
                assertThat(fused.mask()).isEqualTo(TestMasks.ofVoxels(GRID, expected));
                assertThat(fused.majority().majority()).isEqualTo(fused.mask());
            }
        }

        @ParameterizedTest
        @EnumSource(FusionMethod.class)
        void eachRaterIsComparedWithTheFusionOfTheOthers(FusionMethod method) {
            for (int round = 0; round < 30; round++) {
                List<RunLengthMask> masks = TestFusions.masks(GRID, TestFusions.panel(GRID, random));
                FusedMask fused = fuse(masks, method);
                for (int r = 0; r < masks.size(); r++) {
                    List<RunLengthMask> others = new ArrayList<>(masks);
                    RunLengthMask own = others.remove(r);
                    RunLengthMask reference = fuse(others, method).mask();
                    RaterPerformance rater = fused.raters().get(r);
                    assertThat(rater.referenceVoxels()).isEqualTo(reference.voxels());
                    double voxelMm3 = TestFusions.SPACING.voxelMm3();
                    assertThat(rater.biasMm3()).isCloseTo((own.voxels() - reference.voxels()) * voxelMm3, within(1e-9));
                    if (own.voxels() + reference.voxels() > 0) {
                        assertThat(rater.dice())
                                .isEqualTo(own.overlap(reference).dice());
                    }
                }
            }
        }

        private static double[] voxels(PosteriorMap posterior) {
            double[] w = new double[GRID.slices() * GRID.pixels()];
            for (int z = 0; z < GRID.slices(); z++) {
                float[] slice = posterior.posteriors(z);
                for (int at = 0; at < slice.length; at++) {
                    w[z * GRID.pixels() + at] = slice[at];
                }
            }
            return w;
        }

        private static RunLengthMask atLeastHalf(double[] w) {
            boolean[] inside = new boolean[w.length];
            for (int i = 0; i < w.length; i++) {
                inside[i] = w[i] >= 0.5 - 1e-9;
            }
            return TestMasks.ofVoxels(GRID, inside);
        }
    }

    @Nested
    class WhatNeverMatters {

        private final Random random = new Random(22);

        @ParameterizedTest
        @EnumSource(FusionMethod.class)
        void theOrderOfTheRatersChangesNoDigit(FusionMethod method) {
            for (int round = 0; round < 40; round++) {
                List<RaterMask> raters =
                        new ArrayList<>(TestFusions.raters(TestFusions.masks(GRID, TestFusions.panel(GRID, random))));
                FusedMask fused = MaskFusion.of(raters, FusionOptions.of(method));
                Collections.shuffle(raters, random);
                FusedMask shuffled = MaskFusion.of(raters, FusionOptions.of(method));
                assertThat(shuffled.mask()).isEqualTo(fused.mask());
                assertThat(shuffled.raters()).containsExactlyInAnyOrderElementsOf(fused.raters());
                assertThat(shuffled.metrics()).containsExactlyInAnyOrderElementsOf(fused.metrics());
                assertThat(shuffled.inputDigest()).isEqualTo(fused.inputDigest());
            }
        }

        @ParameterizedTest
        @EnumSource(FusionMethod.class)
        void whereInTheImageItIsChangesNothing(FusionMethod method) {
            GridShape large = new GridShape(12, 16, 18);
            for (int round = 0; round < 30; round++) {
                List<boolean[]> panel = TestFusions.panel(GRID, random);
                FusedMask here = fuse(moved(panel, large, 1, 1, 1), method);
                FusedMask there = fuse(
                        moved(panel, large, 1 + random.nextInt(6), 1 + random.nextInt(8), 1 + random.nextInt(9)),
                        method);
                assertThat(there.mask().voxels()).isEqualTo(here.mask().voxels());
                for (int r = 0; r < panel.size(); r++) {
                    assertThat(there.raters().get(r).sensitivity())
                            .isCloseTo(here.raters().get(r).sensitivity(), within(1e-10));
                    assertThat(there.raters().get(r).specificity())
                            .isCloseTo(here.raters().get(r).specificity(), within(1e-10));
                    assertThat(there.raters().get(r).dice())
                            .isEqualTo(here.raters().get(r).dice());
                }
            }
        }

        @ParameterizedTest
        @EnumSource(FusionMethod.class)
        void ratersWhoSayTheSameAreTheConsensus(FusionMethod method) {
            for (int raters = 2; raters < 6; raters++) {
                RunLengthMask mask = TestMasks.ofVoxels(GRID, TestMasks.random(GRID, 0.4, random));
                FusedMask fused = fuse(Collections.nCopies(raters, mask), method);
                assertThat(fused.mask()).isEqualTo(mask);
                assertThat(fused.converged()).isTrue();
                assertThat(fused.uncertainFraction()).isZero();
                assertThat(fused.raters()).allSatisfy(rater -> {
                    assertThat(rater.sensitivity()).isEqualTo(1);
                    assertThat(rater.specificity()).isEqualTo(1);
                    assertThat(rater.dice()).isEqualTo(1);
                    assertThat(rater.biasMm3()).isZero();
                    assertThat(rater.kept()).isTrue();
                });
            }
        }

        private static List<RunLengthMask> moved(List<boolean[]> panel, GridShape into, int z, int y, int x) {
            return panel.stream()
                    .map(mask -> {
                        boolean[] moved = new boolean[into.slices() * into.pixels()];
                        for (int i = 0; i < mask.length; i++) {
                            int slice = i / GRID.pixels() + z;
                            int row = i / GRID.columns() % GRID.rows() + y;
                            int column = i % GRID.columns() + x;
                            moved[slice * into.pixels() + row * into.columns() + column] = mask[i];
                        }
                        return TestMasks.ofVoxels(into, moved);
                    })
                    .toList();
        }
    }

    @Nested
    class WhatCannotBe {

        private final RunLengthMask nothing = new MaskBuilder(GRID).build();
        private final RunLengthMask box = new PixelBox(1, 1, 4, 4, 1, 2).rasterised(GRID);
        private final RunLengthMask all = new PixelBox(0, 0, 7, 6, 0, 3).rasterised(GRID);

        @ParameterizedTest
        @EnumSource(FusionMethod.class)
        void whereNobodyMarkedAnythingNothingIsTheConsensus(FusionMethod method) {
            FusedMask fused = fuse(List.of(nothing, nothing, nothing), method);
            assertThat(fused.status()).isEqualTo(Status.UNDEFINED_BOTH_EMPTY);
            assertThat(fused.mask()).isEqualTo(nothing);
            assertThat(fused.uncertainFraction()).isNull();
            assertThat(fused.majority().dice()).isNull();
            assertThat(metric(fused, Metric.FUSION_DICE).status()).isEqualTo(Status.UNDEFINED_BOTH_EMPTY);
            assertThat(metric(fused, Metric.FUSION_DICE).value()).isNull();
            assertThat(metric(fused, Metric.FUSED_VOLUME).value()).isZero();
        }

        @ParameterizedTest
        @EnumSource(FusionMethod.class)
        void aMaskAloneIsItsOwnConsensusAndProvesNothing(FusionMethod method) {
            FusedMask fused = fuse(List.of(box), method);
            assertThat(fused.status()).isEqualTo(Status.UNDEFINED_NO_PAIRS);
            assertThat(fused.mask()).isEqualTo(box);
            assertThat(fused.raters()).singleElement().satisfies(rater -> {
                assertThat(rater.status()).isEqualTo(Status.UNDEFINED_NO_PAIRS);
                assertThat(rater.dice()).isNull();
                assertThat(rater.sensitivity()).isNull();
            });
            assertThat(metric(fused, Metric.FUSION_UNCERTAIN_FRACTION).value()).isNull();
        }

        @ParameterizedTest
        @EnumSource(FusionMethod.class)
        void masksOfDifferentGridsAreNotFused(FusionMethod method) {
            List<RaterMask> raters = List.of(
                    new RaterMask("a", new MaskGrid(GRID, new VoxelSpacing(1, 1, 1), null), box),
                    new RaterMask("b", new MaskGrid(GRID, new VoxelSpacing(1, 1, 1.01), null), box));
            FusedMask fused = MaskFusion.of(raters, FusionOptions.of(method));
            assertThat(fused.status()).isEqualTo(Status.GEOMETRY_MISMATCH);
            assertThat(fused.mask()).isNull();
            assertThat(fused.posterior()).isNull();
            assertThat(fused.metrics()).isNotEmpty().allSatisfy(result -> {
                assertThat(result.status()).isEqualTo(Status.GEOMETRY_MISMATCH);
                assertThat(result.value()).isNull();
            });
        }

        @Test
        void aMaskWithoutAPlaceJoinsNoneThatLieApart() {
            VoxelSpacing spacing = new VoxelSpacing(1, 1, 1);
            RaterMask nowhere = new RaterMask("a", new MaskGrid(GRID, spacing, null), box);
            RaterMask here = new RaterMask("b", new MaskGrid(GRID, spacing, at(0)), box);
            RaterMask there = new RaterMask("c", new MaskGrid(GRID, spacing, at(5)), box);
            FusionOptions options = FusionOptions.of(FusionMethod.MAJORITY);
            assertThat(MaskFusion.of(List.of(nowhere, here), options).grid()).isEqualTo(here.grid());
            assertThat(MaskFusion.of(List.of(nowhere, here, there), options).status())
                    .isEqualTo(Status.GEOMETRY_MISMATCH);
        }

        private static Placement at(double x) {
            return new Placement(
                    List.of(x, 0.0, 0.0), List.of(1.0, 0.0, 0.0), List.of(0.0, 1.0, 0.0), List.of(0.0, 0.0, 1.0), null);
        }

        @ParameterizedTest
        @EnumSource(FusionMethod.class)
        void anEmptyMaskAmongOthersCountsAndIsSaidToBeEmpty(FusionMethod method) {
            FusedMask fused = fuse(List.of(box, box, box, nothing), method);
            RaterPerformance empty = fused.raters().get(3);
            assertThat(fused.status()).isEqualTo(Status.OK);
            assertThat(fused.mask()).isEqualTo(box);
            assertThat(empty.status()).isEqualTo(Status.UNDEFINED_PRED_EMPTY);
            assertThat(empty.dice()).isZero();
            assertThat(empty.sensitivity()).isZero();
            assertThat(empty.biasPercent()).isEqualTo(-100);
        }

        @ParameterizedTest
        @EnumSource(FusionMethod.class)
        void whereEverythingIsMarkedThereIsNoSpecificity(FusionMethod method) {
            FusedMask fused = fuse(List.of(all, all, all), method);
            assertThat(fused.mask()).isEqualTo(all);
            assertThat(fused.raters()).allSatisfy(rater -> {
                assertThat(rater.specificity()).isNull();
                assertThat(rater.sensitivity()).isEqualTo(1);
            });
            assertThat(metric(fused, Metric.FUSION_SPECIFICITY).status()).isEqualTo(Status.UNDEFINED_NO_VARIATION);
        }

        @ParameterizedTest
        @EnumSource(
                value = FusionMethod.class,
                names = {"MAJORITY", "SIMPLE"})
        void masksThatShareNothingStillHaveAnAnswer(FusionMethod method) {
            List<RunLengthMask> apart = IntStream.range(0, 4)
                    .mapToObj(z -> new PixelBox(z, z, z + 2, z + 2, z, z).rasterised(GRID))
                    .toList();
            FusedMask fused = fuse(apart, method);
            assertThat(fused.status()).isEqualTo(Status.OK);
            assertThat(fused.majority().majorityVoxels()).isZero();
            assertThat(fused.raters()).allSatisfy(rater -> {
                assertThat(rater.status()).isEqualTo(Status.UNDEFINED_REF_EMPTY);
                assertThat(rater.dice()).isZero();
                assertThat(rater.biasPercent()).isNull();
            });
        }

        @Test
        void moreThanSixtyThreeMasksAreRefused() {
            assertThat(fuse(Collections.nCopies(63, box), FusionMethod.STAPLE).mask())
                    .isEqualTo(box);
            assertThatThrownBy(() -> fuse(Collections.nCopies(64, box), FusionMethod.STAPLE))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("TOO_MANY_RATERS"));
        }

        @Test
        void noMaskAtAllIsAMistake() {
            assertThatThrownBy(() -> fuse(List.of(), FusionMethod.MAJORITY))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Uncertainty {

        private final RunLengthMask narrow = new PixelBox(1, 1, 3, 4, 0, 0).rasterised(GRID);
        private final RunLengthMask broad = new PixelBox(1, 1, 5, 4, 0, 0).rasterised(GRID);

        @Test
        void isTheShareOfMarkedVoxelsThatVotesDoNotSettle() {
            FusedMask fused = fuse(List.of(narrow, broad), FusionMethod.MAJORITY);
            assertThat(fused.uncertainFraction()).isEqualTo(0.5);
            List<MetricResult> both = fused.metrics().stream()
                    .filter(result -> result.metricId().equals(Metric.FUSION_UNCERTAIN_FRACTION.id()))
                    .toList();
            assertThat(both.get(0).parameters())
                    .containsEntry("from", 0.05)
                    .containsEntry("to", 0.95)
                    .containsEntry("of", "union");
            assertThat(both.get(1).parameters())
                    .containsEntry("from", 0.2)
                    .containsEntry("to", 0.8)
                    .containsEntry("of", "consensus");
            assertThat(both.get(1).value()).isEqualTo(0.5);
            assertThat(metric(fused, Metric.FUSION_MEAN_ENTROPY).value()).isEqualTo(0.5);
        }

        @Test
        void hasAMapOfEachSlice() {
            PosteriorMap map =
                    fuse(List.of(narrow, broad), FusionMethod.MAJORITY).posterior();
            float[] shares = map.posteriors(0);
            float[] entropy = map.entropies(0);
            assertThat(shares[7 + 1]).isEqualTo(1);
            assertThat(shares[7 + 3]).isEqualTo(0.5f);
            assertThat(shares[0]).isZero();
            assertThat(entropy[7 + 1]).isZero();
            assertThat(entropy[7 + 3]).isEqualTo(1);
            assertThat(map.entropies(1)).containsOnly(0);
            assertThat(map.patterns()).isEqualTo(3);
        }

        /** Narrow and broad differ by two voxels of a row on either side. */
        @Test
        void ofSurfacesIsWhatTheSameMasksHaveBetweenThem() {
            for (double tolerance : List.of(0.5, 1.0, 2.0)) {
                FusedMask fused = MaskFusion.of(
                        TestFusions.raters(List.of(narrow, broad)),
                        FusionOptions.of(FusionMethod.MAJORITY).measuring(new SurfaceAgreement(tolerance)));
                MaskGrid grid = fused.grid();
                Double between = MaskComparison.of(
                                new PlacedMask(grid, narrow),
                                new PlacedMask(grid, broad),
                                MaskSettings.DEFAULT.withTolerances(List.of(tolerance)))
                        .metric(Metric.NSD_SURFEL)
                        .orElseThrow()
                        .value();
                assertThat(fused.raters().get(0).nsd()).isEqualTo(between);
                assertThat(metric(fused, Metric.FUSION_NSD).parameters()).containsEntry("toleranceMm", tolerance);
            }
        }
    }

    /** Raters of very different skill favour it, raters who err alike the majority. */
    @Test
    void stapleIsBetterThanAMajorityOnlySometimes() {
        Random random = new Random(23);
        GridShape large = new GridShape(6, 20, 20);
        boolean[] truth = new boolean[large.slices() * large.pixels()];
        Arrays.fill(truth, 600, 1500, true);
        double[] unlike = {0.02, 0.45, 0.45, 0.45, 0.02};
        List<RunLengthMask> good = Arrays.stream(unlike)
                .mapToObj(error -> erring(large, truth, error, random))
                .toList();
        RunLengthMask shared = erring(large, truth, 0.15, random);
        List<RunLengthMask> alike = List.of(
                shared,
                shared,
                erring(large, truth, 0.25, random),
                erring(large, truth, 0.25, random),
                erring(large, truth, 0.25, random));
        RunLengthMask right = TestMasks.ofVoxels(large, truth);
        assertThat(gain(good, right)).isPositive();
        assertThat(gain(alike, right)).isNegative();
    }

    private static RunLengthMask erring(GridShape grid, boolean[] truth, double error, Random random) {
        boolean[] mask = new boolean[truth.length];
        for (int at = 0; at < mask.length; at++) {
            mask[at] = truth[at] ^ random.nextDouble() < error;
        }
        return TestMasks.ofVoxels(grid, mask);
    }

    /** In Dice to the truth, over the strict majority. */
    private static double gain(List<RunLengthMask> masks, RunLengthMask truth) {
        FusedMask fused = fuse(masks, FusionMethod.STAPLE);
        return fused.mask().overlap(truth).dice()
                - fused.majority().majority().overlap(truth).dice();
    }

    @Test
    void simpleLeavesOutWhoIsFarFromTheOthers() {
        RunLengthMask good = new PixelBox(1, 1, 5, 5, 1, 2).rasterised(GRID);
        RunLengthMask near = new PixelBox(1, 1, 5, 4, 1, 2).rasterised(GRID);
        RunLengthMask far = new PixelBox(5, 4, 7, 6, 0, 3).rasterised(GRID);
        FusedMask fused = fuse(List.of(good, good, near, good, far), FusionMethod.SIMPLE);
        assertThat(fused.mask()).isEqualTo(good);
        assertThat(fused.raters().stream().map(RaterPerformance::kept))
                .startsWith(true, true)
                .endsWith(false);
        FusedMask three = fuse(List.of(good, near, far), FusionMethod.SIMPLE);
        assertThat(three.raters()).as("never fewer than three").allMatch(RaterPerformance::kept);
    }

    private static FusedMask fuse(List<RunLengthMask> masks, FusionMethod method) {
        return MaskFusion.of(TestFusions.raters(masks), FusionOptions.of(method));
    }

    private static MetricResult metric(FusedMask fused, Metric metric) {
        return fused.metrics().stream()
                .filter(result -> result.metricId().equals(metric.id()))
                .findFirst()
                .orElseThrow();
    }
}
