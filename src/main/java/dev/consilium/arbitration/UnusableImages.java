package dev.consilium.arbitration;

import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.common.SqlTime;
import dev.consilium.identity.Actor;
import dev.consilium.project.Case;
import dev.consilium.project.Cases;
import dev.consilium.project.Duty;
import dev.consilium.study.Quarantine;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What those who had a case say against its images, at any level; rows of {@code unusable_report}. */
@Component
@Transactional
public class UnusableImages {

    private static final int LONGEST_REASON = 4000;

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Quarantine quarantine;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UnusableImages(JdbcClient jdbc, Cases cases, Quarantine quarantine, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.quarantine = quarantine;
        this.events = events;
        this.clock = clock;
    }

    /** @throws Refusal UNPROCESSABLE {@code REASON_MISSING}, {@code REASON_TOO_LONG} */
    public void report(String caseId, Duty duty, String reason, Actor by) {
        String said = reason.strip();
        if (said.isEmpty()) {
            throw Refusal.unprocessable("REASON_MISSING", "Say what is wrong with the images in a few words.");
        }
        if (said.length() > LONGEST_REASON) {
            throw Refusal.unprocessable(
                    "REASON_TOO_LONG",
                    "Say what is wrong with the images in at most " + LONGEST_REASON + " characters.");
        }
        jdbc.sql("""
                insert into unusable_report (id, case_id, reported_by, duty, reason, reported_at)
                values (:id, :case, :by, :duty, :reason, :at)""")
                .param("id", Ids.random())
                .param("case", caseId)
                .param("by", by.id())
                .param("duty", duty.name())
                .param("reason", said)
                .param("at", SqlTime.of(clock.instant()))
                .update();
        events.publishEvent(new ImageReportedUnusable(caseId, cases.get(caseId).projectId(), duty.code()));
    }

    /** @param reporter part of whoever said so last */
    public record Held(String seriesId, Duty reporter) {}

    /** The series of the case goes back into quarantine with what was said of it. Idempotent. */
    public Held hold(String caseId) {
        Case held = cases.get(caseId);
        List<String> reasons =
                jdbc.sql("""
                select reason from unusable_report where case_id = :case and held_at is null order by reported_at, id""").param("case", caseId).query(String.class).list();
        jdbc.sql("update unusable_report set held_at = :at where case_id = :case and held_at is null")
                .param("at", SqlTime.of(clock.instant()))
                .param("case", caseId)
                .update();
        cases.quarantine(caseId);
        quarantine.returned(held.seriesId(), String.join("; ", reasons));
        return new Held(held.seriesId(), lastReporter(caseId));
    }

    private Duty lastReporter(String caseId) {
        return jdbc.sql(
                        "select duty from unusable_report where case_id = :case order by reported_at desc, id fetch next 1 rows only")
                .param("case", caseId)
                .query((row, number) -> Duty.valueOf(row.getString("duty")))
                .optional()
                .orElseThrow(() -> new IllegalStateException("nobody reported the images of case " + caseId));
    }
}
