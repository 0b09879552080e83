package dev.consilium.study;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of the verdicts of the quality gate in a project, so that the gate is measured itself. */
@Component
public class GateRecord {

    private final JdbcClient jdbc;

    GateRecord(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Series whose pixels somebody cleared, by blacking or by looking, are left out: there the gate asked, and got its answer. Series that came back from their case count with the warnings only: what was decided of them then was not the gate's verdict.
     */
    @Transactional(readOnly = true)
    public Outcomes of(String projectId) {
        return jdbc.sql("""
                select coalesce(sum(case when verdict = 'FAIL' and not cleaned and returned_at is null and decision in ('RELEASED', 'REJECTED') then 1 else 0 end), 0) failed,
                       coalesce(sum(case when verdict = 'FAIL' and not cleaned and returned_at is null and decision = 'RELEASED' then 1 else 0 end), 0) released,
                       coalesce(sum(case when verdict = 'WARN' and (state = 'ACCEPTED' or returned_at is not null) then 1 else 0 end), 0) warned,
                       coalesce(sum(case when verdict = 'WARN' and state = 'ACCEPTED' and returned_at is null then 1 else 0 end), 0) used
                from (select s.*, exists (select 1 from series_clearance c where c.series_id = s.id) cleaned
                      from series s where s.project_id = :project) judged""").param("project", projectId).query(Outcomes.class).single();
    }

    /**
     * @param failed series that failed and that a data manager decided on; @param released of these, in spite of the gate
     * @param warned series let through with a warning; @param used of these, whose images nobody sent back as unusable
     */
    public record Outcomes(int failed, int released, int warned, int used) {}
}
