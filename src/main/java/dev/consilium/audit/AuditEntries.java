package dev.consilium.audit;

import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code audit_entry}, written once, and the row of {@code audit_head}. */
@Repository
class AuditEntries {

    private static final String END = "select seq, hash from audit_head where id = 1";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    AuditEntries(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Holds the end of the chain until the transaction ends: one transaction at a time appends. */
    ChainEnd lockEnd() {
        return jdbc.sql(END + " for update").query(AuditEntries::chainEnd).single();
    }

    /** As if the chain were empty where its head is lost. */
    ChainEnd end() {
        return jdbc.sql(END).query(AuditEntries::chainEnd).optional().orElse(ChainEnd.EMPTY);
    }

    void append(List<AuditEntry> entries) {
        batches.batchUpdate("""
                insert into audit_entry (seq, recorded_at, event_type, actor_id, actor_roles, subject_id, project_id, facts,
                                         previous_hash, hash)
                values (:seq, :at, :type, :actor, :roles, :subject, :project, :facts, :previous, :hash)""", entries.stream().map(AuditEntries::parameters).toArray(SqlParameterSource[]::new));
        ChainEnd end = ChainEnd.at(entries.get(entries.size() - 1));
        jdbc.sql("update audit_head set seq = :seq, hash = :hash where id = 1")
                .param("seq", end.seq())
                .param("hash", end.hash())
                .update();
    }

    /** The project the first entry about this subject names. */
    Optional<String> projectOf(String subjectId) {
        List<@Nullable String> first = jdbc.sql(
                        "select project_id from audit_entry where subject_id = :subject order by seq fetch first 1 rows only")
                .param("subject", subjectId)
                .query((row, n) -> row.getString("project_id"))
                .list();
        return first.isEmpty() ? Optional.empty() : Optional.ofNullable(first.get(0));
    }

    List<AuditEntry> ofSubject(String subjectId) {
        return jdbc.sql("select * from audit_entry where subject_id = :subject order by seq")
                .param("subject", subjectId)
                .query(AuditEntries::entry)
                .list();
    }

    List<AuditEntry> ofSubjects(Collection<String> subjectIds) {
        return jdbc.sql("select * from audit_entry where subject_id in (:subjects) order by seq")
                .param("subjects", subjectIds)
                .query(AuditEntries::entry)
                .list();
    }

    List<AuditEntry> ofProject(String projectId, long afterSeq, int limit) {
        return jdbc.sql("""
                select * from audit_entry where project_id = :project and seq > :after
                order by seq fetch first :limit rows only""")
                .param("project", projectId)
                .param("after", afterSeq)
                .param("limit", limit)
                .query(AuditEntries::entry)
                .list();
    }

    List<AuditEntry> after(long seq, int limit) {
        return jdbc.sql("select * from audit_entry where seq > :after order by seq fetch first :limit rows only")
                .param("after", seq)
                .param("limit", limit)
                .query(AuditEntries::entry)
                .list();
    }

    private static SqlParameterSource parameters(AuditEntry entry) {
        return new MapSqlParameterSource()
                .addValue("seq", entry.seq())
                .addValue("at", SqlTime.of(entry.at()))
                .addValue("type", entry.type())
                .addValue("actor", entry.actorId())
                .addValue("roles", String.join(",", entry.roles()))
                .addValue("subject", entry.subjectId())
                .addValue("project", entry.projectId(), Types.VARCHAR)
                .addValue("facts", EntryHash.facts(entry.facts()))
                .addValue("previous", entry.previousHash())
                .addValue("hash", entry.hash());
    }

    private static ChainEnd chainEnd(ResultSet row, int number) throws SQLException {
        return new ChainEnd(row.getLong("seq"), row.getString("hash"));
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        String roles = row.getString("actor_roles");
        return new AuditEntry(
                row.getLong("seq"),
                SqlTime.instant(row, "recorded_at"),
                row.getString("event_type"),
                row.getString("actor_id"),
                roles.isEmpty() ? List.of() : List.of(roles.split(",", -1)),
                row.getString("subject_id"),
                row.getString("project_id"),
                EntryHash.facts(row.getString("facts")),
                row.getString("previous_hash"),
                row.getString("hash"));
    }
}
