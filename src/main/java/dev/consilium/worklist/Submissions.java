package dev.consilium.worklist;

import dev.consilium.common.SqlTime;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who completed which task with what content, by digest. */
@Repository
class Submissions {
    /** @param key the caller's Idempotency-Key, null where none was sent */
    record Kept(String taskId, String personId, @Nullable String key, String contentDigest) {
        /** The same request again, as far as anybody can tell. */
        boolean isRepeatedBy(Kept other) {
            return key != null && equals(other);
        }
    }

    private final JdbcClient jdbc;

    Submissions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Kept> of(String taskId) {
        return jdbc.sql(
                        "select task_id, person_id, idempotency_key, content_digest from worklist_submission where task_id = :task")
                .param("task", taskId)
                .query((row, number) -> new Kept(
                        row.getString("task_id"),
                        row.getString("person_id"),
                        row.getString("idempotency_key"),
                        row.getString("content_digest")))
                .optional();
    }

    void keep(Kept kept, Instant at) {
        jdbc.sql("""
                insert into worklist_submission (task_id, person_id, idempotency_key, content_digest, submitted_at)
                values (:task, :person, :key, :digest, :at)""")
                .param("task", kept.taskId())
                .param("person", kept.personId())
                .param("key", kept.key())
                .param("digest", kept.contentDigest())
                .param("at", SqlTime.of(at))
                .update();
    }
}
