package dev.consilium.cli.mask;

import dev.consilium.cli.mask.OverlapRun.Outcome;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.quality.mask.MaskComparison;
import dev.consilium.quality.mask.MaskSummary;
import dev.consilium.quality.mask.OverlapReport;
import dev.consilium.quality.mask.PlacedMask;
import dev.consilium.quality.metric.Metric;
import dev.consilium.quality.metric.MetricResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Every figure over all cases, label by label. A label that neither file of a case has is two empty masks there, so that each label has
 * as many cases as there are.
 */
final class CaseSummaries {

    private final List<Outcome> cases;

    private CaseSummaries(List<Outcome> cases) {
        this.cases = cases;
    }

    /**
     * @param label null for a figure over all labels, empty where nobody marked anything; where no case has more than one, whatever
     *     they call it
     * @param toleranceMm and of: null for a figure that has none
     */
    record Row(
            @Nullable String label,
            @Nullable Object toleranceMm,
            @Nullable Object of,
            MaskSummary summary) {}

    static List<Row> of(List<Outcome> cases) {
        return new CaseSummaries(cases).rows();
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        if (cases.stream().allMatch(outcome -> outcome.pairs().size() == 1)) {
            rows.addAll(rows(
                    String.join(", ", labels()),
                    cases.stream()
                            .map(outcome -> outcome.pairs().get(0).report())
                            .toList()));
            return rows;
        }
        rows.add(row(null, cases.stream().map(Outcome::overall).toList()));
        for (String label : labels()) {
            rows.addAll(
                    rows(label, cases.stream().map(one -> report(one, label)).toList()));
        }
        return rows;
    }

    private List<String> labels() {
        return cases.stream()
                .flatMap(outcome -> outcome.pairs().stream())
                .map(OverlapRun.Compared::label)
                .filter(label -> !label.isEmpty())
                .distinct()
                .toList();
    }

    private static OverlapReport report(Outcome outcome, String label) {
        return outcome.pairs().stream()
                .filter(pair -> pair.label().equals(label))
                .findFirst()
                .map(OverlapRun.Compared::report)
                .orElseGet(() -> MaskComparison.of(
                        nothing(outcome.grid()),
                        nothing(outcome.otherGrid()),
                        outcome.request().settings()));
    }

    private static PlacedMask nothing(MaskGrid grid) {
        return new PlacedMask(grid, new MaskBuilder(grid.shape()).build());
    }

    private static List<Row> rows(@Nullable String label, List<OverlapReport> reports) {
        List<List<MetricResult>> results =
                reports.stream().map(OverlapReport::metrics).toList();
        return IntStream.range(0, results.get(0).size())
                .mapToObj(at ->
                        row(label, results.stream().map(list -> list.get(at)).toList()))
                .toList();
    }

    /** The same settings make the same results in one order, so that those of a place are of one metric and tolerance. */
    private static Row row(@Nullable String label, List<MetricResult> results) {
        MetricResult first = results.get(0);
        return new Row(
                label,
                first.parameters().get("toleranceMm"),
                first.parameters().get("of"),
                MaskSummary.of(metric(first), results));
    }

    private static Metric metric(MetricResult result) {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.id().equals(result.metricId()))
                .findFirst()
                .orElseThrow();
    }
}
