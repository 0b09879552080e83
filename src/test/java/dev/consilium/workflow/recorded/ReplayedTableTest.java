package dev.consilium.workflow.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.project.CaseState;
import dev.consilium.workflow.protocol.ReplayedCase;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayedTableTest {

    private static final List<ReplayedCase> HOSTILE =
            List.of(new ReplayedCase("=HYPERLINK(1)", CaseState.ACCEPTED, 3, 2, null, null, "@label", "+truth"));

    @Test
    void aSpreadsheetTakesNoCellForAFormula() throws IOException {
        StringWriter out = new StringWriter();
        ReplayedTable.writeGuarded(HOSTILE, out);
        assertThat(out.toString()).contains("'=HYPERLINK(1),accepted,3,2,,,'@label,'+truth");
    }

    @Test
    void theCommandLineKeepsCellsAsTheyAre() throws IOException {
        StringWriter out = new StringWriter();
        ReplayedTable.write(HOSTILE, out);
        assertThat(out.toString())
                .contains("=HYPERLINK(1),accepted,3,2,,,@label,+truth")
                .doesNotContain("'");
    }
}
