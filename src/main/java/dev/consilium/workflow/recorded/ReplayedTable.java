package dev.consilium.workflow.recorded;

import dev.consilium.common.SpreadsheetText;
import dev.consilium.workflow.protocol.ReplayedCase;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** What became of each case of a replay, one row per case. */
public final class ReplayedTable {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("case_id", "outcome", "readings_available", "readings_used", "route", "reason", "label", "truth")
            .get();

    private ReplayedTable() {}

    public static void write(List<ReplayedCase> cases, Appendable out) throws IOException {
        write(cases, out, text -> text);
    }

    /** For somebody who may open it in a spreadsheet. */
    public static void writeGuarded(List<ReplayedCase> cases, Appendable out) throws IOException {
        write(cases, out, SpreadsheetText::guarded);
    }

    private static void write(List<ReplayedCase> cases, Appendable out, UnaryOperator<@Nullable Object> cell)
            throws IOException {
        CSVPrinter csv = new CSVPrinter(out, FORMAT);
        for (ReplayedCase one : cases) {
            csv.printRecord(
                    cell.apply(one.id()),
                    one.outcome(),
                    one.available(),
                    one.used(),
                    cell.apply(one.route()),
                    cell.apply(one.reason()),
                    cell.apply(one.label()),
                    cell.apply(one.truth()));
        }
        csv.flush();
    }
}
