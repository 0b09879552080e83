package dev.consilium.workflow.recorded;

import dev.consilium.quality.csv.LongColumns;
import dev.consilium.workflow.protocol.RecordedCase;
import dev.consilium.workflow.protocol.RecordedCase.RecordedReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** One row per label: case, rater, label and, if there is such a column, confidence. */
final class LongLabels {

    private static final List<String> RATER = LongColumns.RATER;
    private static final List<String> CONFIDENCE = List.of("confidence");

    private LongLabels() {}

    static List<RecordedCase> read(CsvTable table, LabelDomain domain, int most) {
        int caseId = table.require("case", LabelFiles.CASE);
        int rater = table.require("rater", RATER);
        int label = table.require("label", LabelFiles.LABEL);
        Optional<Integer> confidence = table.find(CONFIDENCE);
        Map<String, List<RecordedReading>> cases = new LinkedHashMap<>();
        for (CSVRecord row : table.rows()) {
            List<RecordedReading> readings =
                    cases.computeIfAbsent(table.cell(row, caseId, "case"), key -> new ArrayList<>());
            if (cases.size() > most) {
                throw LabelFiles.tooMany(table, row, most);
            }
            if (!LabelDomain.isMissing(row.get(label))) {
                readings.add(new RecordedReading(
                        table.cell(row, rater, "rater"),
                        domain.accept(table, row, row.get(label)),
                        confidence.isPresent() ? confidence(table, row, confidence.get()) : null));
            }
        }
        return cases.entrySet().stream()
                .map(one -> new RecordedCase(one.getKey(), one.getValue(), null))
                .toList();
    }

    private static @Nullable Double confidence(CsvTable table, CSVRecord row, int column) {
        String cell = row.get(column);
        if (LabelDomain.isMissing(cell)) {
            return null;
        }
        try {
            double value = Double.parseDouble(cell);
            if (value >= 0 && value <= 1) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // refused below
        }
        throw table.refusal(row, "CONFIDENCE_INVALID", "a confidence is a number from 0 to 1.");
    }
}
