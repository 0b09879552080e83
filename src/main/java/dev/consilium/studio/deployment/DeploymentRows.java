package dev.consilium.studio.deployment;

import dev.consilium.arbitration.Signature;
import dev.consilium.common.SqlTime;
import dev.consilium.studio.deployment.DeploymentRequest.Decision;
import dev.consilium.studio.deployment.DeploymentRequest.Signed;
import dev.consilium.studio.deployment.DeploymentRequest.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code deployment_request}. What was decided stays decided. */
@Repository
class DeploymentRows {

    private final JdbcClient jdbc;

    DeploymentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(DeploymentRequest request) {
        jdbc.sql("""
                insert into deployment_request (id, draft_id, project_id, digest, version_tag, note, in_force_from, state,
                                                asked_by, asked_at)
                values (:id, :draft, :project, :digest, :tag, :note, :from, :state, :by, :at)""")
                .param("id", request.id())
                .param("draft", request.draftId())
                .param("project", request.projectId())
                .param("digest", request.digest())
                .param("tag", request.versionTag())
                .param("note", request.note())
                .param("from", SqlTime.ofNullable(request.from()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("state", request.state().name())
                .param("by", request.askedBy())
                .param("at", SqlTime.of(request.askedAt()))
                .update();
    }

    /** The one that waits, held until the transaction ends. */
    Optional<DeploymentRequest> lockWaiting(String draftId) {
        return jdbc.sql("select * from deployment_request where draft_id = :draft and state = 'ASKED' for update")
                .param("draft", draftId)
                .query(DeploymentRows::row)
                .optional();
    }

    /** The newest first. */
    List<DeploymentRequest> ofDraft(String draftId) {
        return jdbc.sql("select * from deployment_request where draft_id = :draft order by asked_at desc, id")
                .param("draft", draftId)
                .query(DeploymentRows::row)
                .list();
    }

    /** The newest first. */
    List<DeploymentRequest> ofProject(String projectId) {
        return jdbc.sql("select * from deployment_request where project_id = :project order by asked_at desc, id")
                .param("project", projectId)
                .query(DeploymentRows::row)
                .list();
    }

    void approve(String id, Signature signature) {
        decide(id, State.APPROVED, signature.signerId(), signature.at(), null, signature);
    }

    void reject(String id, String by, Instant at, String reason) {
        decide(id, State.REJECTED, by, at, reason, null);
    }

    private void decide(
            String id, State state, String by, Instant at, @Nullable String reason, @Nullable Signature signature) {
        int decided = jdbc.sql("""
                update deployment_request set state = :state, decided_by = :by, decided_at = :at, reason = :reason,
                       signed_name = :name, meaning = :meaning, signature_digest = :digest
                where id = :id and state = 'ASKED'""")
                .param("state", state.name())
                .param("by", by)
                .param("at", SqlTime.of(at))
                .param("reason", reason, Types.VARCHAR)
                .param("name", signature == null ? null : signature.name(), Types.VARCHAR)
                .param("meaning", signature == null ? null : signature.meaning(), Types.VARCHAR)
                .param("digest", signature == null ? null : signature.digest(), Types.VARCHAR)
                .param("id", id)
                .update();
        if (decided != 1) {
            throw new IllegalStateException("deployment request " + id + " does not wait");
        }
    }

    private static DeploymentRequest row(ResultSet row, int number) throws SQLException {
        return new DeploymentRequest(
                row.getString("id"),
                row.getString("draft_id"),
                row.getString("project_id"),
                row.getString("digest"),
                row.getString("version_tag"),
                row.getString("note"),
                SqlTime.nullableInstant(row, "in_force_from"),
                State.valueOf(row.getString("state")),
                row.getString("asked_by"),
                SqlTime.instant(row, "asked_at"),
                decision(row));
    }

    private static @Nullable Decision decision(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("decided_at", OffsetDateTime.class);
        if (at == null) {
            return null;
        }
        String digest = row.getString("signature_digest");
        return new Decision(
                row.getString("decided_by"),
                at.toInstant(),
                row.getString("reason"),
                digest == null ? null : new Signed(row.getString("signed_name"), row.getString("meaning"), digest));
    }
}
