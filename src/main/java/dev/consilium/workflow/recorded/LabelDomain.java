package dev.consilium.workflow.recorded;

import dev.consilium.common.Refusal;
import dev.consilium.quality.csv.LabelOrder;
import dev.consilium.quality.csv.LongColumns;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/** The labels that may occur: those given, or whatever does occur, in order of number where all are numbers. */
final class LabelDomain {

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
        return LongColumns.isMissing(cell);
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
        return given ? List.copyOf(labels) : LabelOrder.sorted(labels);
    }
}
