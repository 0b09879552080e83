package dev.consilium.workflow.recorded;

import dev.consilium.common.Refusal;
import dev.consilium.workflow.protocol.RecordedCase;
import dev.consilium.workflow.protocol.RecordedCase.RecordedReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** One row per case and one column per rater; column {@code n} says how many cases the row stands for. */
final class WideLabels {

    private static final List<String> COUNT = List.of("n");

    private final CsvTable table;
    private final LabelDomain domain;
    private final Optional<Integer> id;
    private final Optional<Integer> count;
    private final Map<Integer, String> raters = new LinkedHashMap<>();

    private WideLabels(CsvTable table, LabelDomain domain) {
        this.table = table;
        this.domain = domain;
        this.id = table.find(LabelFiles.CASE).filter(column -> column == 0);
        this.count = table.find(COUNT);
        for (int column = 0; column < table.columns().size(); column++) {
            if (!Optional.of(column).equals(id) && !Optional.of(column).equals(count)) {
                raters.put(column, table.columns().get(column));
            }
        }
    }

    /** @throws Refusal {@code CSV_COLUMN_MISSING}, {@code COUNT_INVALID}, {@code TOO_MANY_CASES} */
    static List<RecordedCase> read(CsvTable table, LabelDomain domain, int most) {
        WideLabels wide = new WideLabels(table, domain);
        if (wide.raters.isEmpty()) {
            throw Refusal.unprocessable("CSV_COLUMN_MISSING", "A wide table has one column per rater; this has none.");
        }
        List<RecordedCase> cases = new ArrayList<>();
        table.rows().forEach(row -> wide.add(row, cases, most));
        return cases;
    }

    private void add(CSVRecord row, List<RecordedCase> cases, int most) {
        List<RecordedReading> readings = readings(row);
        String name = id.isPresent() ? table.cell(row, id.get(), "case") : Long.toString(row.getRecordNumber() - 1);
        int copies = count.isPresent() ? copies(row, count.get()) : 1;
        if (cases.size() + copies > most) {
            throw LabelFiles.tooMany(table, row, most);
        }
        for (int copy = 1; copy <= copies; copy++) {
            cases.add(new RecordedCase(count.isPresent() ? name + "-" + copy : name, readings, null));
        }
    }

    private List<RecordedReading> readings(CSVRecord row) {
        List<RecordedReading> readings = new ArrayList<>();
        raters.forEach((column, rater) -> {
            if (!LabelDomain.isMissing(row.get(column))) {
                readings.add(new RecordedReading(rater, domain.accept(table, row, row.get(column)), null));
            }
        });
        return readings;
    }

    private int copies(CSVRecord row, int column) {
        String cell = row.get(column);
        if (!cell.matches("[1-9]\\d{0,6}")) {
            throw table.refusal(row, "COUNT_INVALID", "n is a whole number of 1 or more.");
        }
        return Integer.parseInt(cell);
    }
}
