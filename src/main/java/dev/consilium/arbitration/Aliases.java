package dev.consilium.arbitration;

import dev.consilium.annotation.Reading;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Numbers under which those who decide or audit see the readings of a case; rows of {@code arbitration_alias}. A number means the same
 * reading for ever, also after the case was reopened.
 */
@Repository
class Aliases {

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    Aliases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Idempotent: a number once given stays; readings that came since get the next ones. */
    void fix(String caseId, List<Reading> readings) {
        Map<Integer, String> fixed = of(caseId);
        List<String> ids = new ArrayList<>(readings.stream().map(Reading::id).toList());
        ids.removeAll(fixed.values());
        Collections.shuffle(ids, random);
        for (int i = 0; i < ids.size(); i++) {
            jdbc.sql("insert into arbitration_alias (case_id, reading_id, number) values (:case, :reading, :number)")
                    .param("case", caseId)
                    .param("reading", ids.get(i))
                    .param("number", fixed.size() + i + 1)
                    .update();
        }
    }

    /** Number to reading id, ascending. */
    Map<Integer, String> of(String caseId) {
        Map<Integer, String> aliases = new LinkedHashMap<>();
        jdbc.sql("select number, reading_id from arbitration_alias where case_id = :case order by number")
                .param("case", caseId)
                .query((row, n) -> aliases.put(row.getInt("number"), row.getString("reading_id")))
                .list();
        return aliases;
    }
}
