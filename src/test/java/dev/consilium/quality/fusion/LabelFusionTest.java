package dev.consilium.quality.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.common.Refusal;
import dev.consilium.imaging.TestImages;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.TestMasks;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.quality.metric.MetricResult.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelFusionTest {

    private static final FusionOptions STAPLE = FusionOptions.of(FusionMethod.STAPLE);

    private static final GridShape GRID = new GridShape(3, 6, 7);
    private static final int LABELS = 4;

    private final Random random = new Random(31);

    @Test
    void isThatOfEveryVoxel() {
        for (int round = 0; round < 150; round++) {
            List<int[]> panel = panel();
            FusedLabels fused = LabelFusion.of(raters(panel), STAPLE.asItk());
            if (!everyLabelIsSomewhereInFront(panel)) {
                continue;
            }
            double[][][] confusion = new double[panel.size()][][];
            double[][] posterior = brute(panel, confusion);
            for (int r = 0; r < panel.size(); r++) {
                for (int j = 0; j < LABELS; j++) {
                    for (int l = 0; l < LABELS; l++) {
                        assertThat(fused.raters().get(r).confusion().get(j).get(l))
                                .isCloseTo(confusion[r][j][l], within(1e-6));
                    }
                }
            }
            isAsUncertain(fused, panel, posterior);
            for (int i = 0; i < posterior.length; i++) {
                int at = i;
                int label = IntStream.range(1, LABELS)
                        .filter(l -> holds(fused.masks().get(l - 1), at))
                        .findFirst()
                        .orElse(0);
                assertThat(posterior[i][label])
                        .isCloseTo(Arrays.stream(posterior[i]).max().orElseThrow(), within(1e-6));
            }
        }
    }

    private static void isAsUncertain(FusedLabels fused, List<int[]> panel, double[][] posterior) {
        double entropy = 0;
        double uncertain = 0;
        double marked = 0;
        for (int i = 0; i < posterior.length; i++) {
            int at = i;
            if (panel.stream().anyMatch(labels -> labels[at] != 0)) {
                marked++;
                uncertain += Arrays.stream(posterior[i]).max().orElseThrow() < 0.95 ? 1 : 0;
                entropy += Arrays.stream(posterior[i])
                        .map(share -> share > 0 ? -share * Math.log(share) / Math.log(2) : 0)
                        .sum();
            }
        }
        assertThat(fused.uncertainFraction()).isCloseTo(uncertain / marked, within(1e-9));
        assertThat(fused.meanEntropy()).isCloseTo(entropy / marked, within(1e-4));
        for (int label = 1; label < LABELS; label++) {
            int one = label;
            double expected =
                    Arrays.stream(posterior).mapToDouble(share -> share[one]).sum();
            assertThat(fused.posteriors().get(label - 1).expectedVoxels()).isCloseTo(expected, within(1e-3));
        }
    }

    @Test
    void byMajorityIsTheLabelMoreThanHalfGiveAndElseBackground() {
        FusionOptions majority = FusionOptions.of(FusionMethod.MAJORITY);
        for (int round = 0; round < 100; round++) {
            List<int[]> panel = panel();
            FusedLabels fused = LabelFusion.of(raters(panel), majority);
            long tied = 0;
            long undecided = 0;
            for (int i = 0; i < panel.get(0).length; i++) {
                int at = i;
                int[] given = new int[LABELS];
                panel.forEach(labels -> given[labels[at]]++);
                int most = Arrays.stream(given).max().orElseThrow();
                int[] first =
                        IntStream.range(0, LABELS).filter(l -> given[l] == most).toArray();
                boolean decided = 2 * most > panel.size();
                tied += first.length > 1 ? 1 : 0;
                undecided += decided ? 0 : 1;
                for (int label = 1; label < LABELS; label++) {
                    assertThat(holds(fused.masks().get(label - 1), i)).isEqualTo(decided && label == first[0]);
                }
            }
            assertThat(fused.tiedVoxels()).isEqualTo(tied);
            assertThat(fused.undecidedVoxels()).isEqualTo(undecided);
            assertThat(fused.otherThanMajority()).isZero();
        }
    }

    /** Of five raters two say one thing and the others three different ones. */
    @Test
    void byMajorityTwoOfFiveAreNone() {
        int[] nothing = new int[GRID.slices() * GRID.pixels()];
        List<int[]> panel = IntStream.of(1, 1, 2, 3, 0)
                .mapToObj(label -> {
                    int[] labels = nothing.clone();
                    labels[20] = label;
                    labels[30] = Math.min(label, 1);
                    return labels;
                })
                .toList();
        FusedLabels fused = LabelFusion.of(raters(panel), FusionOptions.of(FusionMethod.MAJORITY));
        int[] expected = nothing.clone();
        expected[30] = 1;
        assertThat(fused.masks()).isEqualTo(masks(expected));
        assertThat(fused.undecidedVoxels()).isEqualTo(1);
        assertThat(fused.tiedVoxels()).isZero();
    }

    @Test
    void byMajorityAConfusionIsWithWhatTheRaterIsComparedWith() {
        FusionOptions majority = FusionOptions.of(FusionMethod.MAJORITY);
        for (int round = 0; round < 50; round++) {
            List<int[]> panel = panel();
            List<RaterLabels> raters = raters(panel);
            FusedLabels fused = LabelFusion.of(raters, majority);
            FusedLabels self = LabelFusion.of(raters, majority.selfIncluded());
            for (int r = 0; r < raters.size(); r++) {
                List<RaterLabels> others = new ArrayList<>(raters);
                RaterLabels own = others.remove(r);
                isTheShareOf(
                        LabelFusion.of(others, majority).masks(), fused.raters().get(r), own);
                isTheShareOf(fused.masks(), self.raters().get(r), own);
            }
        }
    }

    private static void isTheShareOf(List<RunLengthMask> reference, FusedLabels.Rater rater, RaterLabels own) {
        for (int so = 1; so < LABELS; so++) {
            RunLengthMask consensus = reference.get(so - 1);
            for (int said = 1; said < LABELS; said++) {
                double both = consensus.overlap(own.masks().get(said - 1)).both();
                double expected = consensus.empty() ? 0 : both / consensus.voxels();
                assertThat(rater.confusion().get(so).get(said)).isCloseTo(expected, within(1e-12));
            }
        }
    }

    @Test
    void aRaterIsComparedWithWhatTheOthersMakeUnlessItIsAskedFor() {
        for (FusionMethod method : List.of(FusionMethod.STAPLE, FusionMethod.MAJORITY)) {
            FusionOptions options = FusionOptions.of(method).measuring(new SurfaceAgreement(2));
            List<RaterLabels> raters = raters(panel());
            FusedLabels fused = LabelFusion.of(raters, options);
            FusedLabels self = LabelFusion.of(raters, options.selfIncluded());
            assertThat(self.masks()).isEqualTo(fused.masks());
            for (int r = 0; r < raters.size(); r++) {
                List<RaterLabels> others = new ArrayList<>(raters);
                RaterLabels own = others.remove(r);
                List<RunLengthMask> reference = LabelFusion.of(others, options).masks();
                agrees(fused.raters().get(r), own, reference);
                agrees(self.raters().get(r), own, fused.masks());
            }
        }
    }

    private static void agrees(FusedLabels.Rater rater, RaterLabels own, List<RunLengthMask> reference) {
        for (int label = 0; label < LABELS - 1; label++) {
            LabelAgreement agreement = rater.labels().get(label);
            RunLengthMask mask = own.masks().get(label);
            assertThat(agreement.voxels()).isEqualTo(mask.voxels());
            assertThat(agreement.referenceVoxels())
                    .isEqualTo(reference.get(label).voxels());
            assertThat(agreement.dice())
                    .isEqualTo(mask.overlap(reference.get(label)).dice());
            assertThat(agreement.nsd())
                    .isEqualTo(new SurfaceAgreement(2).of(mask, reference.get(label), TestFusions.SPACING));
        }
    }

    @Test
    void methodsOfOneLabelAreNone() {
        List<RaterLabels> raters = raters(panel());
        for (FusionMethod method : List.of(FusionMethod.SIMPLE, FusionMethod.SBA)) {
            assertThatThrownBy(() -> LabelFusion.of(raters, FusionOptions.of(method)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** It starts elsewhere, and ends in the same place. */
    @Test
    void ofOneLabelIsThatOfTwo() throws IOException {
        JsonNode vector = TestImages.vector("staple.json");
        List<RaterLabels> raters = new ArrayList<>();
        for (JsonNode runs : vector.path("raters_rle")) {
            RunLengthMask mask = TestMasks.ofVector(vector.path("shape"), runs);
            raters.add(
                    new RaterLabels("r", new MaskGrid(mask.shape(), new VoxelSpacing(1, 1, 1), null), List.of(mask)));
        }
        FusedLabels fused = LabelFusion.of(raters, STAPLE.asItk());
        JsonNode expected = vector.path("staple");
        assertThat(fused.masks().get(0).voxels())
                .isEqualTo(expected.path("fg_count_at_0_5").asLong());
        for (int r = 0; r < raters.size(); r++) {
            List<List<Double>> confusion = fused.raters().get(r).confusion();
            assertThat(confusion.get(1).get(1))
                    .isCloseTo(expected.path("p").path(r).asDouble(), within(1e-6));
            assertThat(confusion.get(0).get(0))
                    .isCloseTo(expected.path("q").path(r).asDouble(), within(1e-6));
        }
    }

    @Test
    void theOrderOfTheRatersChangesNoDigit() {
        for (int round = 0; round < 30; round++) {
            List<RaterLabels> raters = new ArrayList<>(raters(panel()));
            FusedLabels fused = LabelFusion.of(raters, STAPLE);
            Collections.shuffle(raters, random);
            FusedLabels shuffled = LabelFusion.of(raters, STAPLE);
            assertThat(shuffled.masks()).isEqualTo(fused.masks());
            assertThat(shuffled.raters()).containsExactlyInAnyOrderElementsOf(fused.raters());
            assertThat(shuffled.inputDigest()).isEqualTo(fused.inputDigest());
        }
    }

    @Test
    void ratersWhoSayTheSameAreTheConsensus() {
        int[] labels = panel().get(0);
        FusedLabels fused = LabelFusion.of(raters(List.of(labels, labels, labels)), STAPLE);
        assertThat(fused.masks()).isEqualTo(masks(labels));
        assertThat(fused.otherThanMajority()).isZero();
        assertThat(fused.undecidedVoxels()).isZero();
    }

    @Test
    void aRaterAloneNothingAndAnotherGridHaveAStatus() {
        int[] labels = panel().get(0);
        int[] nothing = new int[labels.length];
        FusedLabels alone = LabelFusion.of(raters(List.of(labels)), STAPLE);
        assertThat(alone.status()).isEqualTo(Status.UNDEFINED_NO_PAIRS);
        assertThat(alone.masks()).isEqualTo(masks(labels));
        assertThat(LabelFusion.of(raters(List.of(nothing, nothing)), STAPLE).status())
                .isEqualTo(Status.UNDEFINED_BOTH_EMPTY);
        RaterLabels other =
                new RaterLabels("other", new MaskGrid(GRID, new VoxelSpacing(9, 9, 9), null), masks(labels));
        FusedLabels mismatched = LabelFusion.of(List.of(raters(List.of(labels)).get(0), other), STAPLE);
        assertThat(mismatched.status()).isEqualTo(Status.GEOMETRY_MISMATCH);
        assertThat(mismatched.masks()).isEmpty();
    }

    @Test
    void labelsOfOneRaterMayNotOverlap() {
        RunLengthMask mask = TestMasks.ofVoxels(GRID, TestMasks.random(GRID, 0.5, random));
        RaterLabels both = new RaterLabels("r", new MaskGrid(GRID, TestFusions.SPACING, null), List.of(mask, mask));
        assertThatThrownBy(() -> LabelFusion.of(List.of(both, both), STAPLE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("LABELS_OVERLAP"));
    }

    private List<int[]> panel() {
        int voxels = GRID.slices() * GRID.pixels();
        int[] truth = random.ints(voxels, 0, LABELS).toArray();
        return IntStream.range(0, 2 + random.nextInt(4))
                .mapToObj(rater -> {
                    double right = 0.5 + 0.45 * random.nextDouble();
                    return Arrays.stream(truth)
                            .map(label -> random.nextDouble() < right ? label : random.nextInt(LABELS))
                            .toArray();
                })
                .toList();
    }

    private static List<RaterLabels> raters(List<int[]> panel) {
        return IntStream.range(0, panel.size())
                .mapToObj(r ->
                        new RaterLabels("r" + r, new MaskGrid(GRID, TestFusions.SPACING, null), masks(panel.get(r))))
                .toList();
    }

    private static List<RunLengthMask> masks(int[] labels) {
        return IntStream.range(1, LABELS)
                .mapToObj(label -> {
                    boolean[] voxels = new boolean[labels.length];
                    for (int i = 0; i < labels.length; i++) {
                        voxels[i] = labels[i] == label;
                    }
                    return TestMasks.ofVoxels(GRID, voxels);
                })
                .toList();
    }

    private static boolean holds(RunLengthMask mask, int voxel) {
        boolean[] one = new boolean[GRID.slices() * GRID.pixels()];
        one[voxel] = true;
        return mask.overlap(TestMasks.ofVoxels(GRID, one)).both() > 0;
    }

    private static int front(List<int[]> panel, int voxel) {
        int[] given = new int[LABELS];
        panel.forEach(labels -> given[labels[voxel]]++);
        int most = Arrays.stream(given).max().orElseThrow();
        int[] first = IntStream.range(0, LABELS).filter(l -> given[l] == most).toArray();
        return first.length == 1 ? first[0] : -1;
    }

    private static boolean everyLabelIsSomewhereInFront(List<int[]> panel) {
        return IntStream.range(0, panel.get(0).length)
                        .map(voxel -> front(panel, voxel))
                        .filter(label -> label >= 0)
                        .distinct()
                        .count()
                == LABELS;
    }

    /** Voxel by voxel with products; a voxel that no label can explain keeps what it had. @param confusion is filled */
    private static double[][] brute(List<int[]> panel, double[][][] confusion) {
        int voxels = panel.get(0).length;
        double[] prior = new double[LABELS];
        double[][] w = new double[voxels][LABELS];
        for (int i = 0; i < voxels; i++) {
            for (int[] labels : panel) {
                prior[labels[i]] += 1.0 / panel.size() / voxels;
            }
            int front = front(panel, i);
            if (front >= 0) {
                w[i][front] = 1;
            }
        }
        double change = 1;
        for (int round = 0; round < 10_000 && change > 1e-14; round++) {
            change = 0;
            for (int r = 0; r < panel.size(); r++) {
                double[][] next = new double[LABELS][LABELS];
                for (int i = 0; i < voxels; i++) {
                    for (int j = 0; j < LABELS; j++) {
                        next[j][panel.get(r)[i]] += w[i][j];
                    }
                }
                for (double[] row : next) {
                    double sum = Arrays.stream(row).sum();
                    for (int l = 0; l < LABELS; l++) {
                        row[l] /= sum;
                    }
                }
                for (int j = 0; j < LABELS; j++) {
                    for (int l = 0; l < LABELS; l++) {
                        double moved = next[j][l] - (confusion[r] == null ? 0 : confusion[r][j][l]);
                        change = Math.max(change, moved * moved);
                    }
                }
                confusion[r] = next;
            }
            for (int i = 0; i < voxels; i++) {
                double[] products = prior.clone();
                for (int j = 0; j < LABELS; j++) {
                    for (int r = 0; r < panel.size(); r++) {
                        products[j] *= confusion[r][j][panel.get(r)[i]];
                    }
                }
                double sum = Arrays.stream(products).sum();
                if (sum > 0) {
                    w[i] = Arrays.stream(products).map(product -> product / sum).toArray();
                }
            }
        }
        return w;
    }
}
