package dev.consilium.study;

import dev.consilium.common.SqlTime;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Intakes and the files they rejected. */
@Repository
class Intakes {

    /** @param contentDigest of all uploads, so that a repeated key can be told from a reused one */
    record Intake(String id, String projectId, String contentDigest) {}

    private static final String NO_NAME = "";

    private final JdbcClient jdbc;

    Intakes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Intake intake, String receivedBy, Instant receivedAt, @Nullable String idempotencyKey) {
        jdbc.sql("""
                insert into intake (id, project_id, received_by, received_at, idempotency_key, content_digest)
                values (:id, :project, :by, :at, :key, :digest)""")
                .param("id", intake.id())
                .param("project", intake.projectId())
                .param("by", receivedBy)
                .param("at", SqlTime.of(receivedAt))
                .param("key", idempotencyKey)
                .param("digest", intake.contentDigest())
                .update();
    }

    /** Not their names: one may tell who the patient is. */
    void addRejections(String intakeId, List<Rejection> rejected) {
        for (int seq = 0; seq < rejected.size(); seq++) {
            jdbc.sql("""
                    insert into intake_rejection (intake_id, seq, file_name, code, sent_part, sent_entry)
                    values (:intake, :seq, :file, :code, :part, :entry)""")
                    .param("intake", intakeId)
                    .param("seq", seq)
                    .param("file", NO_NAME)
                    .param("code", rejected.get(seq).code())
                    .param("part", rejected.get(seq).part())
                    .param("entry", rejected.get(seq).entry(), Types.INTEGER)
                    .update();
        }
    }

    Optional<Intake> find(String id) {
        return jdbc.sql("select id, project_id, content_digest from intake where id = :id")
                .param("id", id)
                .query(Intake.class)
                .optional();
    }

    Optional<Intake> findByKey(String projectId, String idempotencyKey) {
        return jdbc.sql("""
                select id, project_id, content_digest from intake
                where project_id = :project and idempotency_key = :key""")
                .param("project", projectId)
                .param("key", idempotencyKey)
                .query(Intake.class)
                .optional();
    }

    List<IntakeView.RejectedFile> rejected(String intakeId) {
        return jdbc.sql(
                        "select sent_part, sent_entry, code from intake_rejection where intake_id = :intake order by seq")
                .param("intake", intakeId)
                .query((row, n) -> new IntakeView.RejectedFile(
                        row.getObject("sent_part", Integer.class),
                        row.getObject("sent_entry", Integer.class),
                        null,
                        row.getString("code")))
                .list();
    }
}
