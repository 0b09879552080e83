package dev.consilium.quality.csv;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The order of labels where nobody gave one: of number where all are numbers, else of text. */
public final class LabelOrder {

    private LabelOrder() {}

    public static List<String> sorted(Collection<String> labels) {
        return labels.stream()
                .sorted(
                        labels.stream().allMatch(LabelOrder::isNumber)
                                ? Comparator.<String, BigDecimal>comparing(BigDecimal::new)
                                        .thenComparing(Comparator.naturalOrder())
                                : Comparator.naturalOrder())
                .toList();
    }

    private static boolean isNumber(String label) {
        return label.matches("[+-]?\\d{1,30}(\\.\\d{1,30})?");
    }
}
