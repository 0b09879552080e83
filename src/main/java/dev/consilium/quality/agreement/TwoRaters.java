package dev.consilium.quality.agreement;

import dev.consilium.quality.metric.MetricResult.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** What is told of the table of two raters beside its kappa. */
final class TwoRaters implements Coefficient {

    private final int[][] rows;
    private final int categories;
    private final ToDoubleFunction<Cells> formula;

    private TwoRaters(Patterns rows, int categories, ToDoubleFunction<Cells> formula) {
        this.rows = rows.rows();
        this.categories = categories;
        this.formula = formula;
    }

    /** Of two categories {@code (a - d) / n}: how much more frequent the first is (Byrt, Bishop and Carlin 1993). */
    static TwoRaters prevalence(Patterns rows, int categories) {
        return new TwoRaters(rows, categories, cells -> (cells.of(0, 0) - cells.of(1, 1)) / cells.units);
    }

    /** Of two categories {@code (b - c) / n}: how much more often the first rater gives the first one. */
    static TwoRaters bias(Patterns rows, int categories) {
        return new TwoRaters(rows, categories, cells -> (cells.of(0, 1) - cells.of(1, 0)) / cells.units);
    }

    /** Bowker's chi-squared of symmetry, of two categories McNemar's without correction. */
    static TwoRaters symmetry(Patterns rows, int categories) {
        return new TwoRaters(rows, categories, Cells::symmetry);
    }

    @Override
    public Estimate of(int[] weights) {
        Cells cells = cells(weights);
        if (cells.units == 0) {
            return Estimate.undefined(Status.UNDEFINED_NO_PAIRS);
        }
        return categories < 2
                ? Estimate.undefined(Status.UNDEFINED_ONE_CATEGORY)
                : Estimate.ok(formula.applyAsDouble(cells));
    }

    Cells cells(int[] weights) {
        Cells cells = new Cells(categories);
        for (int i = 0; i < weights.length; i++) {
            if (rows[i][0] != Ratings.MISSING && rows[i][1] != Ratings.MISSING) {
                cells.add(rows[i][0], rows[i][1], weights[i]);
            }
        }
        return cells;
    }

    @Override
    public long cost() {
        return 10L * rows.length;
    }

    /** The cells of a table that are not empty. */
    static final class Cells {

        private final int categories;
        private final Map<Long, Double> counts = new HashMap<>();
        private double units;

        private Cells(int categories) {
            this.categories = categories;
        }

        private void add(int a, int b, int weight) {
            counts.merge((long) a * categories + b, (double) weight, Double::sum);
            units += weight;
        }

        long units() {
            return (long) units;
        }

        private double of(int a, int b) {
            return counts.getOrDefault((long) a * categories + b, 0.0);
        }

        /** Below the diagonal both cells together, by the place of the upper one, where they are not empty. */
        private Map<Long, Double> discordant() {
            Map<Long, Double> pairs = new TreeMap<>();
            counts.forEach((cell, count) -> {
                long a = cell / categories;
                long b = cell % categories;
                if (a != b && count > 0) {
                    pairs.merge(Math.min(a, b) * categories + Math.max(a, b), count, Double::sum);
                }
            });
            return pairs;
        }

        private double symmetry() {
            double chi = 0;
            for (Map.Entry<Long, Double> pair : discordant().entrySet()) {
                int a = (int) (pair.getKey() / categories);
                int b = (int) (pair.getKey() % categories);
                double difference = of(a, b) - of(b, a);
                chi += difference * difference / pair.getValue();
            }
            return chi;
        }

        /** Degrees of freedom are the pairs of categories that were exchanged at all. */
        Map<String, Object> test() {
            int df = discordant().size();
            double p = df == 0 ? 1 : ChiSquaredDistribution.of(df).survivalProbability(symmetry());
            return Map.of("degreesOfFreedom", df, "pValue", p);
        }
    }
}
