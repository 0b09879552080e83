package dev.consilium.workflow.recorded;

import dev.consilium.common.Refusal;
import dev.consilium.quality.csv.CsvRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** All rows of a CSV file at once. */
final class CsvTable {

    private final String name;
    private final List<String> columns;
    private final List<CSVRecord> rows;

    private CsvTable(String name, List<String> columns, List<CSVRecord> rows) {
        this.name = name;
        this.columns = columns;
        this.rows = rows;
    }

    /** @throws Refusal as {@link CsvRows#open} and {@link CsvRows#forEach} */
    static CsvTable read(Path file) {
        try (CsvRows csv = CsvRows.open(file)) {
            List<CSVRecord> rows = new ArrayList<>();
            csv.forEach(rows::add);
            return new CsvTable(String.valueOf(file.getFileName()), csv.columns(), rows);
        }
    }

    List<String> columns() {
        return columns;
    }

    List<CSVRecord> rows() {
        return rows;
    }

    /** Position of the first column with one of these names, upper or lower case. */
    Optional<Integer> find(List<String> names) {
        return CsvRows.find(columns, names).stream().findFirst();
    }

    /** @throws Refusal {@code CSV_COLUMN_MISSING} */
    int require(String meaning, List<String> names) {
        return find(names).orElseThrow(() -> CsvRows.missing(name, meaning, names, columns));
    }

    /** @throws Refusal {@code CSV_CELL_MISSING} where it is empty */
    String cell(CSVRecord row, int column, String meaning) {
        String cell = row.get(column);
        if (cell.isEmpty()) {
            throw refusal(row, "CSV_CELL_MISSING", "the " + meaning + " is empty.");
        }
        return cell;
    }

    Refusal refusal(CSVRecord row, String code, String sentence) {
        return CsvRows.refusal(name, row, code, sentence);
    }
}
