package dev.consilium.quality;

import dev.consilium.quality.ReaderOverview.Cell;
import dev.consilium.quality.ReaderOverview.Matrix;
import dev.consilium.quality.ReaderOverview.Row;
import dev.consilium.quality.metric.MetricResult.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.jspecify.annotations.Nullable;

/** True values against said ones where a reading has one class. */
final class ConfusionTable {

    private static final double PRIOR = 0.5;
    private static final double LEVEL = 0.95;

    private final Set<String> values;
    private final Map<List<String>, Integer> counts = new LinkedHashMap<>();

    ConfusionTable(List<String> classes) {
        values = new LinkedHashSet<>(classes);
    }

    void add(List<String> truth, List<String> said) {
        String row = value(truth);
        String column = value(said);
        values.add(row);
        values.add(column);
        counts.merge(List.of(row, column), 1, Integer::sum);
    }

    private static String value(List<String> classes) {
        return classes.isEmpty() ? ReadingValues.NONE : String.join("+", classes);
    }

    Matrix matrix() {
        List<String> order = new ArrayList<>(values);
        return new Matrix(order, order.stream().map(truth -> row(truth, order)).toList());
    }

    private Row row(String truth, List<String> order) {
        int[] row = order.stream()
                .mapToInt(said -> counts.getOrDefault(List.of(truth, said), 0))
                .toArray();
        int cases = IntStream.of(row).sum();
        return new Row(
                truth,
                cases,
                IntStream.range(0, row.length)
                        .mapToObj(k -> new Cell(
                                row[k],
                                cases == 0 ? null : (double) row[k] / cases,
                                interval(row, k, cases),
                                order.get(k).equals(truth)))
                        .toList());
    }

    /** Equal tails of the cell's Beta distribution under a Dirichlet prior of one half for every value. */
    private static @Nullable Interval interval(int[] row, int k, int cases) {
        if (cases < Standing.FEWEST) {
            return null;
        }
        double others = cases - row[k] + PRIOR * (row.length - 1);
        BetaDistribution share = BetaDistribution.of(row[k] + PRIOR, others);
        double tail = (1 - LEVEL) / 2;
        return new Interval(
                "dirichlet-0.5",
                LEVEL,
                share.inverseCumulativeProbability(tail),
                share.inverseSurvivalProbability(tail));
    }
}
