package dev.consilium.cli.score;

import dev.consilium.quality.consensus.Votes;
import dev.consilium.quality.csv.CsvRows;
import dev.consilium.quality.csv.LongColumns;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.csv.CSVRecord;

/** The true value of units where gold or arbitration has it: columns unit and value. What it says of other units is counted. */
final class TruthFile {

    private final Names units;
    private final Domain domain;
    /** Per unit in the order of first sight, the value as the domain numbered it. */
    private final int[] value;

    private int known;
    private int unused;

    private TruthFile(Names units, Domain domain) {
        this.units = units;
        this.domain = domain;
        this.value = new int[units.size()];
        Arrays.fill(value, Votes.UNKNOWN);
    }

    /** @throws dev.consilium.common.Refusal with what is wrong in which row, {@code TRUTH_TWICE} */
    static TruthFile read(Path file, Names units, Domain domain) {
        TruthFile truth = new TruthFile(units, domain);
        try (CsvRows csv = CsvRows.open(file)) {
            int unit = csv.requireOne("unit", LongColumns.UNIT);
            int value = csv.requireOne("value", LongColumns.VALUE);
            csv.forEach(row -> truth.add(csv, row, unit, value));
        }
        return truth;
    }

    static TruthFile none(Names units, Domain domain) {
        return new TruthFile(units, domain);
    }

    private void add(CsvRows csv, CSVRecord row, int unitColumn, int valueColumn) {
        String given = row.get(valueColumn);
        if (LongColumns.isMissing(given)) {
            return;
        }
        int truth = domain.accept(csv, row, given);
        int unit = units.find(row.get(unitColumn));
        if (unit < 0) {
            unused++;
        } else if (value[unit] == Votes.UNKNOWN) {
            value[unit] = truth;
            known++;
        } else {
            throw csv.refusal(row, "TRUTH_TWICE", "the unit has a truth already.");
        }
    }

    /** @param unit in the order of first sight */
    int of(int unit) {
        return value[unit];
    }

    int known() {
        return known;
    }

    int unused() {
        return unused;
    }
}
