package dev.consilium.arbitration;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts for audit sampling, none of them further than anybody needs to know; and rows of {@code audit_draw}. */
@Repository
class SamplingRows {

    static final int ENOUGH = 1000;

    private final JdbcClient jdbc;

    SamplingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Cases of the project closed with a label to which this person's reading counted. */
    int closedCasesOf(String readerId, String projectId) {
        return jdbc.sql("""
                select count(*) from (
                    select 1 from reading r join reading_case c on c.id = r.case_id
                    where r.reader_id = :reader and r.submitted_at is not null and r.set_aside_at is null
                        and c.project_id = :project and c.state in ('ACCEPTED', 'VALIDATED', 'ARBITRATED', 'AMBIGUOUS')
                    fetch first 1000 rows only) closed""")
                .param("reader", readerId)
                .param("project", projectId)
                .query(Integer.class)
                .single();
    }

    /** Other cases of the project with a truth that holds the class. */
    int casesWith(String labelClass, String projectId, String exceptCaseId) {
        return jdbc.sql("""
                select count(*) from (
                    select distinct case_id from ground_truth_class
                    where project_id = :project and label_class = :class and case_id <> :case
                    fetch first 1000 rows only) found""")
                .param("project", projectId)
                .param("class", labelClass)
                .param("case", exceptCaseId)
                .query(Integer.class)
                .single();
    }

    void keepClasses(String truthId, String caseId, String projectId, Set<String> classes) {
        for (String labelClass : classes) {
            jdbc.sql("""
                    insert into ground_truth_class (truth_id, case_id, project_id, label_class)
                    values (:truth, :case, :project, :class)""")
                    .param("truth", truthId)
                    .param("case", caseId)
                    .param("project", projectId)
                    .param("class", labelClass)
                    .update();
        }
    }

    /** What the table said of a truth; the latest counts. */
    void keepDraw(String truthId, String caseId, boolean sampled, String reason) {
        int replaced = write(
                "update audit_draw set sampled = :sampled, reason = :reason where truth_id = :truth",
                truthId,
                caseId,
                sampled,
                reason);
        if (replaced == 0) {
            write(
                    "insert into audit_draw (truth_id, case_id, sampled, reason) values (:truth, :case, :sampled, :reason)",
                    truthId,
                    caseId,
                    sampled,
                    reason);
        }
    }

    /** In the order of the truths. */
    List<AuditDraw> draws(String caseId) {
        return jdbc.sql("""
                select d.truth_id, d.sampled, d.reason from audit_draw d join ground_truth t on t.id = d.truth_id
                where d.case_id = :case order by t.revision""")
                .param("case", caseId)
                .query((row, number) ->
                        new AuditDraw(row.getString("truth_id"), row.getBoolean("sampled"), row.getString("reason")))
                .list();
    }

    private int write(String sql, String truthId, String caseId, boolean sampled, String reason) {
        return jdbc.sql(sql)
                .param("truth", truthId)
                .param("case", caseId)
                .param("sampled", sampled)
                .param("reason", reason)
                .update();
    }
}
