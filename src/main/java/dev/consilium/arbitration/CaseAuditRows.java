package dev.consilium.arbitration;

import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code case_audit}, written once, and of {@code case_audit_done}: what was signed is carried out once. */
@Repository
class CaseAuditRows {

    private final JdbcClient jdbc;
    private final LabelsJson json;

    CaseAuditRows(JdbcClient jdbc, LabelsJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(CaseAudit audit) {
        jdbc.sql("""
                insert into case_audit (id, case_id, truth_id, round, verdict, findings, comment, auditor_id, signed_name, meaning,
                                        signed_at, content_digest)
                values (:id, :case, :truth, :round, :verdict, :findings, :comment, :auditor, :name, :meaning, :at, :digest)""")
                .param("id", audit.id())
                .param("case", audit.caseId())
                .param("truth", audit.truthId())
                .param("round", audit.round())
                .param("verdict", audit.verdict().name())
                .param("findings", json.write(audit.findings()))
                .param("comment", audit.comment(), java.sql.Types.VARCHAR)
                .param("auditor", audit.auditorId())
                .param("name", audit.signedName())
                .param("meaning", audit.meaning())
                .param("at", SqlTime.of(audit.signedAt()))
                .param("digest", audit.contentDigest())
                .update();
    }

    Optional<CaseAudit> latest(String caseId) {
        return jdbc.sql(
                        "select * from case_audit where case_id = :case order by signed_at desc, id fetch first 1 rows only")
                .param("case", caseId)
                .query(this::row)
                .optional();
    }

    /** Oldest first. */
    List<CaseAudit> of(String caseId) {
        return jdbc.sql("select * from case_audit where case_id = :case order by signed_at, id")
                .param("case", caseId)
                .query(this::row)
                .list();
    }

    /** How many audits of these rounds have sent readings back. */
    int reworks(String caseId, int firstRound) {
        return jdbc.sql(
                        "select count(*) from case_audit where case_id = :case and verdict = 'REWORK' and round >= :round")
                .param("case", caseId)
                .param("round", firstRound)
                .query(Integer.class)
                .single();
    }

    /** @return false where it was carried out before */
    boolean done(String auditId, Instant at) {
        return jdbc.sql("""
                insert into case_audit_done (audit_id, done_at) select :id, cast(:at as timestamp with time zone)
                where not exists (select 1 from case_audit_done where audit_id = :id)""").param("id", auditId).param("at", SqlTime.of(at)).update() == 1;
    }

    private CaseAudit row(ResultSet row, int number) throws SQLException {
        return new CaseAudit(
                row.getString("id"),
                row.getString("case_id"),
                row.getString("truth_id"),
                row.getInt("round"),
                AuditVerdict.valueOf(row.getString("verdict")),
                json.findings(row.getString("findings")),
                row.getString("comment"),
                row.getString("auditor_id"),
                row.getString("signed_name"),
                row.getString("meaning"),
                SqlTime.instant(row, "signed_at"),
                row.getString("content_digest"));
    }
}
