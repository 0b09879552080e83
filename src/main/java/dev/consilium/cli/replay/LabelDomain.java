package dev.consilium.cli.replay;

import dev.consilium.common.Refusal;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/** The labels that may occur: those given, or whatever does occur, in order of number where all are numbers. */
final class LabelDomain {

    private static final List<String> MISSING = List.of("", "NA");

    private final boolean given;
    private final Set<String> labels;

    LabelDomain(Collection<String> categories) {
        this.labels = new LinkedHashSet<>(categories.stream().map(String::strip).toList());
        this.given = !labels.isEmpty();
        if (given && (labels.size() < 2 || labels.contains(""))) {
            throw Refusal.invalid("CATEGORIES_INVALID", "Give two or more categories, separated by commas.");
        }
    }

    static boolean isMissing(String cell) {
        return MISSING.contains(cell);
    }

    /** @throws Refusal {@code UNKNOWN_CATEGORY} */
    String accept(CsvTable table, CSVRecord row, String label) {
        if (!labels.contains(label)) {
            if (given) {
                throw table.refusal(
                        row, "UNKNOWN_CATEGORY", "a label is not among the categories; name them all in --categories.");
            }
            labels.add(label);
        }
        return label;
    }

    List<String> categories() {
        return given ? List.copyOf(labels) : labels.stream().sorted(order()).toList();
    }

    private Comparator<String> order() {
        return labels.stream().allMatch(LabelDomain::isNumber)
                ? Comparator.<String, BigDecimal>comparing(BigDecimal::new).thenComparing(Comparator.naturalOrder())
                : Comparator.naturalOrder();
    }

    private static boolean isNumber(String label) {
        return label.matches("[+-]?\\d{1,30}(\\.\\d{1,30})?");
    }
}
