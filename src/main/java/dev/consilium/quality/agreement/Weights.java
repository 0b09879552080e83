package dev.consilium.quality.agreement;

import java.util.Locale;

/**
 * How much two different categories agree, 0 to 1, in the weighted coefficients. With {@code v} the numbers of the categories and
 * {@code q} how many there are:
 */
public enum Weights {
    /** 1 for the same category, 0 for another. */
    IDENTITY,
    /** {@code 1 - |v_k - v_l| / (max - min)} (Cicchetti and Allison 1971). */
    LINEAR,
    /** {@code 1 - ((v_k - v_l) / (max - min))^2} (Fleiss and Cohen 1973). */
    QUADRATIC,
    /** {@code 1 - C(|k - l| + 1, 2) / C(q, 2)}, from the order of the categories alone (Gwet 2014). */
    ORDINAL;

    /** Lower case, as in the command line and among the parameters of a result. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One less the weight. */
    Distance distance(double[] numbers) {
        return switch (this) {
            case IDENTITY -> new NominalDistance();
            case LINEAR -> new LinearDistance(numbers, range(numbers));
            case QUADRATIC -> new SquaredDistance(numbers, range(numbers) * range(numbers));
            case ORDINAL -> new OrdinalDistance(numbers.length);
        };
    }

    private static double range(double[] numbers) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double number : numbers) {
            least = Math.min(least, number);
            most = Math.max(most, number);
        }
        return most > least ? most - least : 1;
    }
}
