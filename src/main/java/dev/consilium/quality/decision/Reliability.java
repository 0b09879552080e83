package dev.consilium.quality.decision;

import dev.consilium.quality.metric.Proportion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How far stated posteriors are what happens.
 *
 * @param brier mean squared difference of posterior and outcome (1 or 0), null without outcomes
 * @param ece expected calibration error over 15 bins of equal width, null without outcomes
 * @param table the bins that hold an outcome
 */
public record Reliability(
        int outcomes, @Nullable Double brier, @Nullable Double ece, List<Bin> table) {

    private static final int BINS = 15;

    /** @param predicted mean posterior in the bin; @param right share that was right, with its interval */
    public record Bin(double from, double to, double predicted, Proportion right) {}

    static Reliability of(List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return new Reliability(0, null, null, List.of());
        }
        List<List<Outcome>> bins = new ArrayList<>(IntStream.range(0, BINS)
                .<List<Outcome>>mapToObj(bin -> new ArrayList<>())
                .toList());
        outcomes.forEach(outcome ->
                bins.get(Math.min(BINS - 1, (int) (outcome.predicted() * BINS))).add(outcome));
        List<Bin> table = IntStream.range(0, BINS)
                .filter(bin -> !bins.get(bin).isEmpty())
                .mapToObj(bin -> bin(bin, bins.get(bin)))
                .toList();
        double gap = table.stream()
                .mapToDouble(bin -> Math.abs(bin.right.value() - bin.predicted) * bin.right.trials())
                .sum();
        return new Reliability(
                outcomes.size(), brier(outcomes), gap / outcomes.size(), Collections.unmodifiableList(table));
    }

    private static Bin bin(int bin, List<Outcome> inside) {
        int right = (int) inside.stream().filter(Outcome::right).count();
        double predicted = inside.stream().mapToDouble(Outcome::predicted).sum() / inside.size();
        return new Bin((double) bin / BINS, (bin + 1.0) / BINS, predicted, Proportion.of(right, inside.size()));
    }

    private static double brier(List<Outcome> outcomes) {
        double sum = 0;
        for (Outcome outcome : outcomes) {
            double off = outcome.predicted() - (outcome.right() ? 1 : 0);
            sum += off * off;
        }
        return sum / outcomes.size();
    }
}
