package dev.consilium.common;

import org.jspecify.annotations.Nullable;

/** Cells of files that somebody may open in a spreadsheet. */
public final class SpreadsheetText {

    private static final String BEGINS_FORMULA = "=+-@\t\r\n";

    private SpreadsheetText() {}

    /** What a spreadsheet would take for a formula becomes text (CWE-1236). */
    public static String guarded(@Nullable Object cell) {
        String text = cell == null ? "" : cell.toString();
        return !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
