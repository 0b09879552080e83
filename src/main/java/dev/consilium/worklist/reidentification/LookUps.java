package dev.consilium.worklist.reidentification;

import dev.consilium.arbitration.Signature;
import dev.consilium.common.Page;
import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code reidentification_request}. Each step is taken from one state alone, so that of two at once only one succeeds. */
@Repository
class LookUps {

    private static final int PAGE = 25;
    private static final String SELECT = """
            select id, project_id, pseudonym, reason, comment, requested_by, requested_at, state, decided_by, decided_at, decision,
                shown_until, seen_at, signer_name, meaning, signature_digest
            from reidentification_request""";

    private final JdbcClient jdbc;

    LookUps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(LookUp asked) {
        jdbc.sql("""
                insert into reidentification_request (id, project_id, pseudonym, reason, comment, requested_by, requested_at, state)
                values (:id, :project, :pseudonym, :reason, :comment, :by, :at, :state)""")
                .param("id", asked.id())
                .param("project", asked.projectId())
                .param("pseudonym", asked.pseudonym())
                .param("reason", asked.reason().name())
                .param("comment", asked.comment())
                .param("by", asked.requestedBy())
                .param("at", SqlTime.of(asked.requestedAt()))
                .param("state", asked.state().name())
                .update();
    }

    Optional<LookUp> find(String projectId, String id) {
        return jdbc.sql(SELECT + " where project_id = :project and id = :id")
                .param("project", projectId)
                .param("id", id)
                .query(LookUps::lookUp)
                .optional();
    }

    /** The newest first. @param page from 1 */
    Page<LookUp> of(String projectId, int page) {
        int total = jdbc.sql("select count(*) from reidentification_request where project_id = :project")
                .param("project", projectId)
                .query(Integer.class)
                .single();
        return Page.of(page, PAGE, total, (offset, limit) -> jdbc.sql(SELECT
                        + " where project_id = :project order by requested_at desc, id limit :limit offset :offset")
                .param("project", projectId)
                .param("limit", limit)
                .param("offset", offset)
                .query(LookUps::lookUp)
                .list());
    }

    /** @return false where it no longer waits */
    boolean approve(String id, Signature by, Instant shownUntil) {
        return jdbc.sql("""
                update reidentification_request set state = 'APPROVED', decided_by = :by, decided_at = :at, shown_until = :until,
                    signer_name = :name, meaning = :meaning, signature_digest = :digest
                where id = :id and state = 'REQUESTED'""")
                        .param("by", by.signerId())
                        .param("at", SqlTime.of(by.at()))
                        .param("until", SqlTime.of(shownUntil))
                        .param("name", by.name())
                        .param("meaning", by.meaning())
                        .param("digest", by.digest())
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean refuse(String id, String by, Instant at, String decision) {
        return jdbc.sql("""
                update reidentification_request set state = 'REFUSED', decided_by = :by, decided_at = :at, decision = :decision
                where id = :id and state = 'REQUESTED'""")
                        .param("by", by)
                        .param("at", SqlTime.of(at))
                        .param("decision", decision)
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean withdraw(String id, Instant at) {
        return jdbc.sql("""
                update reidentification_request set state = 'WITHDRAWN', decided_at = coalesce(decided_at, :at)
                where id = :id and state in ('REQUESTED', 'APPROVED')""").param("at", SqlTime.of(at)).param("id", id).update() == 1;
    }

    boolean seen(String id, Instant at) {
        return jdbc.sql("""
                update reidentification_request set state = 'SEEN', seen_at = :at
                where id = :id and state = 'APPROVED' and shown_until >= :at""").param("at", SqlTime.of(at)).param("id", id).update() == 1;
    }

    private static LookUp lookUp(ResultSet row, int n) throws SQLException {
        return new LookUp(
                row.getString("id"),
                row.getString("project_id"),
                row.getString("pseudonym"),
                LookUpReason.valueOf(row.getString("reason")),
                row.getString("comment"),
                row.getString("requested_by"),
                SqlTime.instant(row, "requested_at"),
                LookUp.State.valueOf(row.getString("state")),
                row.getString("decided_by"),
                SqlTime.nullableInstant(row, "decided_at"),
                row.getString("decision"),
                SqlTime.nullableInstant(row, "shown_until"),
                SqlTime.nullableInstant(row, "seen_at"),
                row.getString("signer_name"),
                row.getString("meaning"),
                row.getString("signature_digest"));
    }
}
