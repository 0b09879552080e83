package dev.consilium.cli.score;

import dev.consilium.common.Refusal;
import dev.consilium.quality.csv.CsvRows;
import dev.consilium.quality.csv.LongColumns;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Labels in long form as they were read: names as numbers, rows in the order of the file; nothing else of the file is kept. */
final class Recorded {

    final Names units = new Names();
    final Names raters = new Names();
    final Names clusters = new Names();
    final Numbers unit = new Numbers();
    final Numbers rater = new Numbers();

    /** Places of the values among those of the domain. */
    final Numbers value = new Numbers();

    /** For each unit its cluster; empty where none was asked for. */
    final Numbers clusterOfUnit = new Numbers();

    /** Rows that say there is no label. */
    int missing;

    private final CsvRows csv;
    private final Limits limits;
    private final Domain domain;

    private Recorded(CsvRows csv, Limits limits, Domain domain) {
        this.csv = csv;
        this.limits = limits;
        this.domain = domain;
    }

    /**
     * @param cluster column with the cluster of a unit, for example the patient; null for none
     * @throws Refusal with what is wrong in which row
     */
    static Recorded read(Path file, Domain domain, Limits limits, @Nullable String cluster) {
        try (CsvRows csv = CsvRows.open(file)) {
            Recorded recorded = new Recorded(csv, limits, domain);
            int unit = csv.requireOne("unit", LongColumns.UNIT);
            int rater = csv.requireOne("rater", LongColumns.RATER);
            int value = csv.requireOne("value", LongColumns.VALUE);
            int group = cluster == null
                    ? -1
                    : csv.requireOne("cluster", List.of(cluster.toLowerCase(java.util.Locale.ROOT)));
            csv.forEach(row -> recorded.add(row, unit, rater, value, group));
            return recorded;
        }
    }

    private void add(CSVRecord row, int unitColumn, int raterColumn, int valueColumn, int clusterColumn) {
        int of = name(row, unitColumn, "unit", units);
        Limits.require(units.size(), limits.units(), "units");
        if (clusterColumn >= 0) {
            cluster(row, of, name(row, clusterColumn, "cluster", clusters));
        }
        String given = row.get(valueColumn);
        if (LongColumns.isMissing(given)) {
            missing++;
            return;
        }
        rater.add(name(row, raterColumn, "rater", raters));
        unit.add(of);
        value.add(domain.accept(csv, row, given));
        Limits.require(unit.size(), limits.rows(), "ratings");
        Limits.require(raters.size(), limits.raters(), "raters");
    }

    private void cluster(CSVRecord row, int of, int cluster) {
        if (of == clusterOfUnit.size()) {
            clusterOfUnit.add(cluster);
        } else if (clusterOfUnit.get(of) != cluster) {
            throw csv.refusal(
                    row, "CLUSTER_DIFFERS", "the unit was in another cluster before; a unit is in one alone.");
        }
    }

    private int name(CSVRecord row, int column, String meaning, Names names) {
        String name = row.get(column);
        if (name.isEmpty()) {
            throw csv.refusal(row, "CSV_CELL_MISSING", "the " + meaning + " is empty.");
        }
        if (name.length() > Limits.LONGEST_NAME) {
            throw csv.refusal(
                    row,
                    "NAME_TOO_LONG",
                    "the name of the " + meaning + " has more than " + Limits.LONGEST_NAME
                            + " characters; shorten it.");
        }
        int number = names.add(name);
        Limits.require(names.length(), Limits.ALL_NAMES, "bytes of names");
        return number;
    }
}
