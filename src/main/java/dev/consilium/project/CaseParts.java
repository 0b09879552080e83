package dev.consilium.project;

import dev.consilium.common.SqlTime;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has which part in a case, beyond the readings, which know their own people; rows of {@code case_part}. A part once taken
 * stays, also when its task is given back: that person has seen the readings.
 */
@Component
@Transactional
public class CaseParts {

    private final JdbcClient jdbc;
    private final Clock clock;

    CaseParts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Idempotent. */
    public void take(String caseId, String personId, Duty duty) {
        jdbc.sql("""
                insert into case_part (case_id, person_id, duty, since)
                select :case, :person, :duty, cast(:at as timestamp with time zone)
                where not exists (select 1 from case_part where case_id = :case and person_id = :person and duty = :duty)""")
                .param("case", caseId)
                .param("person", personId)
                .param("duty", duty.name())
                .param("at", SqlTime.of(clock.instant()))
                .update();
    }

    /** The person has done it and is not asked for it again in this case. Idempotent; takes the part where nobody has yet. */
    public void finish(String caseId, String personId, Duty duty) {
        take(caseId, personId, duty);
        jdbc.sql("""
                update case_part set done_at = :at
                where case_id = :case and person_id = :person and duty = :duty and done_at is null""")
                .param("at", SqlTime.of(clock.instant()))
                .param("case", caseId)
                .param("person", personId)
                .param("duty", duty.name())
                .update();
    }

    /** Whoever has begun this duty in the case and not done it by now is not asked for it again. Idempotent. */
    public void finishAll(String caseId, Duty duty) {
        jdbc.sql("update case_part set done_at = :at where case_id = :case and duty = :duty and done_at is null")
                .param("at", SqlTime.of(clock.instant()))
                .param("case", caseId)
                .param("duty", duty.name())
                .update();
    }

    /** People whose part in the case keeps them from this duty: another duty, or this one done. */
    @Transactional(readOnly = true)
    public Set<String> barred(String caseId, Duty duty) {
        return new TreeSet<>(jdbc.sql("""
                select person_id from case_part
                where case_id = :case and (duty <> :duty or done_at is not null)""")
                .param("case", caseId)
                .param("duty", duty.name())
                .query(String.class)
                .list());
    }

    /** Whether the person has any part in the case, done or not. */
    @Transactional(readOnly = true)
    public boolean hasPart(String caseId, String personId) {
        return jdbc.sql("select count(*) from case_part where case_id = :case and person_id = :person")
                        .param("case", caseId)
                        .param("person", personId)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
