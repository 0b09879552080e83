package dev.consilium.workflow.recorded;

import dev.consilium.workflow.protocol.ReplayedCase;
import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** What became of each case of a replay, one row per case. */
public final class ReplayedTable {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("case_id", "outcome", "readings_available", "readings_used", "route", "reason", "label", "truth")
            .get();

    private ReplayedTable() {}

    public static void write(List<ReplayedCase> cases, Appendable out) throws IOException {
        CSVPrinter csv = new CSVPrinter(out, FORMAT);
        for (ReplayedCase one : cases) {
            csv.printRecord(
                    one.id(),
                    one.outcome(),
                    one.available(),
                    one.used(),
                    one.route(),
                    one.reason(),
                    one.label(),
                    one.truth());
        }
        csv.flush();
    }
}
