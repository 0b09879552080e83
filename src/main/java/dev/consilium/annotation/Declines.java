package dev.consilium.annotation;

import dev.consilium.common.Refusal;
import dev.consilium.common.SqlTime;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who gave a case back for good, and who has to do with it at all. */
@Repository
class Declines {

    private static final int LONGEST_REASON = 1000;

    private final JdbcClient jdbc;

    Declines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false where this person had already declined */
    boolean add(String caseId, String personId, String reason, Instant at) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Refusal.invalid(
                    "REASON_NEEDED", "Say in at most " + LONGEST_REASON + " characters why you decline this case.");
        }
        return jdbc.sql("""
                insert into reading_decline (case_id, person_id, reason, declined_at)
                select :case, :person, :reason, cast(:at as timestamp with time zone)
                where not exists (select 1 from reading_decline where case_id = :case and person_id = :person)""")
                        .param("case", caseId)
                        .param("person", personId)
                        .param("reason", reason.replace("\0", ""))
                        .param("at", SqlTime.of(at))
                        .update()
                == 1;
    }

    boolean has(String caseId, String personId) {
        return jdbc.sql("select count(*) from reading_decline where case_id = :case and person_id = :person")
                        .param("case", caseId)
                        .param("person", personId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    Set<String> involved(String caseId) {
        return new TreeSet<>(
                jdbc.sql("""
                select reader_id from reading where case_id = :case
                union select person_id from reading_decline where case_id = :case""").param("case", caseId).query(String.class).list());
    }
}
