package dev.consilium.quality.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import dev.consilium.quality.metric.MetricResult.Status;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MaskSummaryTest {

    private static final GridShape GRID = new GridShape(1, 1, 10);

    /** Two cases of five are undefined; skipped they give no value, by agreement they do. */
    @Test
    void saysOverHowManyCasesItIs() {
        MaskSummary skipped = MaskSummary.of(Metric.MASK_DICE, dices(EmptyPolicy.SKIP));
        assertThat(skipped.cases()).isEqualTo(5);
        assertThat(skipped.valued()).isEqualTo(3);
        assertThat(skipped.undefined()).isEqualTo(2);
        assertThat(skipped.mean()).isEqualTo((1 + 2.0 / 3 + 0.5) / 3, within(1e-12));
        assertThat(skipped.median()).isEqualTo(2.0 / 3, within(1e-12));
        assertThat(skipped.lowerQuartile()).isEqualTo((2.0 / 3 + 0.5) / 2, within(1e-12));
        assertThat(skipped.upperQuartile()).isEqualTo((1 + 2.0 / 3) / 2, within(1e-12));
        assertThat(skipped.worst()).isEqualTo(0.5);
        assertThat(skipped.worstCase()).isEqualTo(4);
        MaskSummary agreed = MaskSummary.of(Metric.MASK_DICE, dices(EmptyPolicy.AGREEMENT));
        assertThat(agreed.valued()).isEqualTo(5);
        assertThat(agreed.undefined()).isEqualTo(2);
        assertThat(agreed.worst()).isZero();
        assertThat(agreed.worstCase()).isEqualTo(3);
    }

    @Test
    void theWorstDistanceIsTheLargest() {
        List<MetricResult> distances = List.of(compared(3, 4), compared(3, 9), compared(3, 3)).stream()
                .map(report -> report.metric(Metric.HAUSDORFF).orElseThrow())
                .toList();
        MaskSummary summary = MaskSummary.of(Metric.HAUSDORFF, distances);
        assertThat(summary.worst()).isEqualTo(6);
        assertThat(summary.worstCase()).isEqualTo(1);
    }

    @Test
    void withoutAValueThereIsNone() {
        MaskSummary none = MaskSummary.of(Metric.ASSD, List.of());
        assertThat(none.mean()).isNull();
        assertThat(none.worstCase()).isNull();
        assertThat(none.cases()).isZero();
        assertThatThrownBy(() -> MaskSummary.of(Metric.ASSD, dices(EmptyPolicy.SKIP)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void generalisedDiceWeighsSmallLabelsAsLargeOnes() {
        List<GeneralisedDice.Label> labels = List.of(label("a", 4, 3), label("b", 1, 1), label("c", 0, 2));
        MetricResult result = GeneralisedDice.of(labels, EmptyPolicy.AGREEMENT);
        double expected = 2 * (3 / 16.0 + 1) / ((4 + 3) / 16.0 + 2);
        assertThat(result.value()).isEqualTo(expected, within(1e-12));
        assertThat(result.parameters()).containsEntry("emptyInReference", List.of("c"));
        assertThat(result.nUnits()).isEqualTo(3);
        assertThat(result.nUndefinedUnits()).isEqualTo(1);
    }

    @Test
    void generalisedDiceOfNothingIsByPolicy() {
        MetricResult nothing = GeneralisedDice.of(List.of(label("a", 0, 0)), EmptyPolicy.AGREEMENT);
        assertThat(nothing.status()).isEqualTo(Status.UNDEFINED_BOTH_EMPTY);
        assertThat(nothing.value()).isEqualTo(1);
        MetricResult alone = GeneralisedDice.of(List.of(label("a", 0, 2)), EmptyPolicy.AGREEMENT);
        assertThat(alone.status()).isEqualTo(Status.UNDEFINED_REF_EMPTY);
        assertThat(alone.value()).isZero();
        assertThat(GeneralisedDice.of(List.of(label("a", 3, 0)), EmptyPolicy.SKIP)
                        .value())
                .isNull();
    }

    private static List<MetricResult> dices(EmptyPolicy policy) {
        int[][] sizes = {{3, 3}, {0, 0}, {2, 1}, {4, 0}, {6, 2}};
        return IntStream.range(0, sizes.length)
                .mapToObj(at -> MaskComparison.of(
                                mask(0, sizes[at][0]), mask(0, sizes[at][1]), MaskSettings.DEFAULT.with(policy))
                        .metric(Metric.MASK_DICE)
                        .orElseThrow())
                .toList();
    }

    private static OverlapReport compared(int one, int other) {
        return MaskComparison.of(mask(0, one), mask(0, other), MaskSettings.DEFAULT);
    }

    private static GeneralisedDice.Label label(String name, int reference, int prediction) {
        return new GeneralisedDice.Label(name, mask(0, reference), mask(0, prediction));
    }

    private static PlacedMask mask(int from, int to) {
        RunLengthMask mask = new MaskBuilder(GRID).add(0, from, to).build();
        return new PlacedMask(new MaskGrid(GRID, new VoxelSpacing(1, 1, 1), null), mask);
    }
}
