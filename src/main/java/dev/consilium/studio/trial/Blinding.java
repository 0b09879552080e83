package dev.consilium.studio.trial;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import dev.consilium.project.Cases;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;

/** What a replay on the readings of a project tells case by case: nothing to those who read or decide there, nothing of open cases. */
@Component
class Blinding {

    private static final String CASE = "case_id";

    private final Memberships memberships;
    private final Cases cases;

    Blinding(Memberships memberships, Cases cases) {
        this.memberships = memberships;
        this.cases = cases;
    }

    boolean isBlinded(String projectId, Actor actor) {
        return memberships.rolesOf(projectId, actor.id()).stream().anyMatch(Role::judges);
    }

    /** @throws Refusal FORBIDDEN {@code BLINDED} */
    void requireSighted(String projectId, Actor actor) {
        if (isBlinded(projectId, actor)) {
            throw Refusal.forbidden(
                    "BLINDED",
                    "Who reads or decides cases of this project does not see what became of each; ask another designer.");
        }
    }

    /** Rows of cases that are closed now: one that was reopened since is blinded again. */
    String closed(String table, String projectId) {
        Set<String> closed = new HashSet<>(cases.settledOf(projectId));
        StringWriter out = new StringWriter();
        try (CSVParser rows = CSVParser.parse(
                new StringReader(table),
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            CSVPrinter kept = new CSVPrinter(out, CSVFormat.RFC4180);
            kept.printRecord(rows.getHeaderNames());
            for (CSVRecord row : rows) {
                if (closed.contains(row.get(CASE))) {
                    kept.printRecord((Object[]) row.values());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
