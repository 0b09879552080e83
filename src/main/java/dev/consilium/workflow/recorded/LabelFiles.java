package dev.consilium.workflow.recorded;

import dev.consilium.common.Refusal;
import dev.consilium.quality.csv.LongColumns;
import dev.consilium.workflow.protocol.RecordedCase;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Recorded labels from CSV files, cases and labels in the order of their rows.
 *
 * @param categories as given, else the labels that occur, sorted
 */
public record LabelFiles(List<String> categories, List<RecordedCase> cases) {

    static final List<String> CASE = LongColumns.UNIT;
    static final List<String> LABEL = LongColumns.VALUE;

    private static final int MOST_CASES = 1_000_000;

    /**
     * @param wide one column per rater instead of one row per label
     * @param truth cases and labels, null for none
     * @param categories the label domain, empty for the labels that occur
     * @throws Refusal UNPROCESSABLE with what is wrong in which file
     */
    public static LabelFiles read(Path labels, boolean wide, @Nullable Path truth, List<String> categories) {
        return read(labels, wide, truth, categories, MOST_CASES);
    }

    /** As the other, but no more than {@code most} cases ever get into memory. @throws Refusal {@code TOO_MANY_CASES} and others */
    public static LabelFiles read(Path labels, boolean wide, @Nullable Path truth, List<String> categories, int most) {
        LabelDomain domain = new LabelDomain(categories);
        CsvTable table = CsvTable.read(labels);
        List<RecordedCase> cases = wide ? WideLabels.read(table, domain, most) : LongLabels.read(table, domain, most);
        Map<String, String> truths = truth == null ? Map.of() : truths(CsvTable.read(truth), domain);
        if (domain.categories().size() < 2) {
            throw Refusal.unprocessable(
                    "ONE_CATEGORY", "Fewer than two labels occur; name the whole label domain in --categories.");
        }
        return new LabelFiles(
                domain.categories(),
                truths.isEmpty()
                        ? cases
                        : cases.stream()
                                .map(one -> new RecordedCase(one.id(), one.readings(), truths.get(one.id())))
                                .toList());
    }

    static Refusal tooMany(CsvTable table, CSVRecord row, int most) {
        return table.refusal(row, "TOO_MANY_CASES", "a replay takes at most " + most + " cases here.");
    }

    private static Map<String, String> truths(CsvTable table, LabelDomain domain) {
        int caseId = table.require("case", CASE);
        int label = table.require("label", LABEL);
        Map<String, String> truths = new LinkedHashMap<>();
        for (CSVRecord row : table.rows()) {
            if (LabelDomain.isMissing(row.get(label))) {
                continue;
            }
            String known = truths.put(table.cell(row, caseId, "case"), domain.accept(table, row, row.get(label)));
            if (known != null) {
                throw table.refusal(row, "TRUTH_TWICE", "the case has a truth already.");
            }
        }
        return truths;
    }
}
