package dev.consilium.quality.csv;

import java.util.List;

/** What the columns of labels in long form, one row per label, may be called. */
public final class LongColumns {

    public static final List<String> UNIT = List.of("case_id", "item", "unit", "case");
    public static final List<String> RATER = List.of("annotator_id", "rater", "annotator", "reader");
    public static final List<String> VALUE = List.of("label", "rating", "value");

    private static final List<String> MISSING = List.of("", "NA");

    private LongColumns() {}

    /** Whether a cell says that there is no label. */
    public static boolean isMissing(String cell) {
        return MISSING.contains(cell);
    }
}
