package dev.consilium.quality.csv;

import dev.consilium.common.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file with a header, in UTF-8, read once and row by row; no more than a row is in memory. Whatever is wrong with it is refused
 * with the name of the file and, where known, the row.
 */
public final class CsvRows implements AutoCloseable {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String name;
    private final RecordLimit limit;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> columns;

    private CsvRows(String name, RecordLimit limit, CSVParser parser) {
        this.name = name;
        this.limit = limit;
        this.parser = parser;
        this.records = parser.iterator();
        this.columns = header();
    }

    /** @throws Refusal {@code FILE_UNREADABLE}, {@code CSV_EMPTY}, {@code CSV_MALFORMED} */
    public static CsvRows open(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            RecordLimit limit = new RecordLimit(text);
            return new CsvRows(name, limit, CSVParser.parse(limit, FORMAT));
        } catch (CharacterCodingException e) {
            throw notText(name);
        } catch (IOException e) {
            throw Refusal.unprocessable("FILE_UNREADABLE", file + " cannot be read; check the path and your rights.");
        }
    }

    public List<String> columns() {
        return columns;
    }

    /** Every row below the header, in order. @throws Refusal {@code CSV_EMPTY} where there is none, {@code CSV_MALFORMED}, {@code FILE_UNREADABLE} */
    public void forEach(Consumer<CSVRecord> reader) {
        if (!hasNext()) {
            throw empty();
        }
        while (hasNext()) {
            CSVRecord row = records.next();
            limit.next();
            requireEven(row);
            reader.accept(row);
        }
    }

    /** Positions of the columns with one of these names, upper or lower case. */
    public static List<Integer> find(List<String> columns, List<String> names) {
        return IntStream.range(0, columns.size())
                .filter(column -> names.contains(columns.get(column).toLowerCase(Locale.ROOT)))
                .boxed()
                .toList();
    }

    /** @throws Refusal {@code CSV_COLUMN_MISSING}, {@code CSV_COLUMN_TWICE} where it is not clear which is meant */
    public int requireOne(String meaning, List<String> names) {
        List<Integer> found = find(columns, names);
        if (found.isEmpty()) {
            throw missing(name, meaning, names, columns);
        }
        if (found.size() > 1) {
            throw Refusal.unprocessable(
                    "CSV_COLUMN_TWICE",
                    name + " has more than one column for the " + meaning + " (" + String.join(" or ", names)
                            + "); leave one; its header is: " + String.join(", ", columns) + ".");
        }
        return found.get(0);
    }

    public static Refusal missing(String name, String meaning, List<String> names, List<String> columns) {
        return Refusal.unprocessable(
                "CSV_COLUMN_MISSING",
                name + " has no column for the " + meaning + " (" + String.join(" or ", names) + "); its header is: "
                        + String.join(", ", columns) + ".");
    }

    public Refusal refusal(CSVRecord row, String code, String sentence) {
        return refusal(name, row, code, sentence);
    }

    public static Refusal refusal(String name, CSVRecord row, String code, String sentence) {
        return Refusal.unprocessable(code, name + ", row " + (row.getRecordNumber() - 1) + ": " + sentence);
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> header() {
        if (!hasNext()) {
            throw empty();
        }
        List<String> header = List.of(records.next().values());
        limit.next();
        return header;
    }

    private Refusal empty() {
        return Refusal.unprocessable("CSV_EMPTY", name + " has no rows below its header.");
    }

    private void requireEven(CSVRecord row) {
        if (row.size() != columns.size()) {
            throw refusal(
                    row, "CSV_MALFORMED", row.size() + " cells, but the header has " + columns.size() + " columns.");
        }
    }

    private boolean hasNext() {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            throw unreadable(Objects.requireNonNull(e.getCause()));
        }
    }

    private Refusal unreadable(IOException fault) {
        if (fault instanceof CharacterCodingException) {
            return notText(name);
        }
        String where = name + ", after row " + Math.max(0, parser.getRecordNumber() - 1);
        return fault instanceof RecordLimit.RecordTooLong
                ? Refusal.unprocessable(
                        "CSV_ROW_TOO_LONG",
                        where + ": a row is longer than " + RecordLimit.LONGEST
                                + " characters; close its quotes, or leave columns out.")
                : Refusal.unprocessable(
                        "CSV_MALFORMED", where + ": it is not CSV, a quote is not closed or misplaced.");
    }

    private static Refusal notText(String name) {
        return Refusal.unprocessable("FILE_UNREADABLE", name + " is not text in UTF-8.");
    }
}
