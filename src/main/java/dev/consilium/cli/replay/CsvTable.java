package dev.consilium.cli.replay;

import dev.consilium.common.Refusal;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file with a header, in UTF-8. Whatever is wrong with it is refused with the name of the file and, where known, the line. */
final class CsvTable {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final List<String> columns;
    private final List<CSVRecord> rows;

    private CsvTable(String name, List<CSVRecord> lines) {
        this.name = name;
        this.columns = List.of(lines.get(0).values());
        this.rows = lines.subList(1, lines.size());
    }

    /** @throws Refusal {@code FILE_UNREADABLE}, {@code CSV_EMPTY}, {@code CSV_MALFORMED} */
    static CsvTable read(Path file) {
        String name = String.valueOf(file.getFileName());
        try (CSVParser parser = CSVParser.parse(new StringReader(text(file)), FORMAT)) {
            List<CSVRecord> lines = parser.getRecords();
            if (lines.size() < 2) {
                throw Refusal.unprocessable("CSV_EMPTY", name + " has no rows below its header.");
            }
            CsvTable table = new CsvTable(name, lines);
            table.requireEvenRows();
            return table;
        } catch (IOException | UncheckedIOException e) {
            throw Refusal.unprocessable("CSV_MALFORMED", name + " is not CSV: a quote is not closed or misplaced.");
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
        for (int column = 0; column < columns.size(); column++) {
            if (names.contains(columns.get(column).toLowerCase(Locale.ROOT))) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** @throws Refusal {@code CSV_COLUMN_MISSING} */
    int require(String meaning, List<String> names) {
        return find(names)
                .orElseThrow(() -> Refusal.unprocessable(
                        "CSV_COLUMN_MISSING",
                        name + " has no column for the " + meaning + " (" + String.join(" or ", names)
                                + "); its header is: " + String.join(", ", columns) + "."));
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
        return Refusal.unprocessable(code, name + ", row " + (row.getRecordNumber() - 1) + ": " + sentence);
    }

    private void requireEvenRows() {
        for (CSVRecord row : rows) {
            if (row.size() != columns.size()) {
                throw refusal(
                        row,
                        "CSV_MALFORMED",
                        row.size() + " cells, but the header has " + columns.size() + " columns.");
            }
        }
    }

    private static String text(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Refusal.unprocessable("FILE_UNREADABLE", file + " is not text in UTF-8.");
        } catch (IOException e) {
            throw Refusal.unprocessable("FILE_UNREADABLE", file + " cannot be read; check the path and your rights.");
        }
    }
}
