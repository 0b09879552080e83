package dev.consilium.arbitration.consensus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.common.Digests;
import dev.consilium.common.Ids;
import dev.consilium.common.SqlTime;
import dev.consilium.quality.KnownReaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code reader_model}, which only ever grow, and who is fitting the next. */
@Repository
class ReaderModelRows {

    private static final Duration LONGEST_FIT = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ReaderModelRows(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param digest of its content */
    record Kept(KnownReaders readers, String digest) {}

    /** @param settled cases it was fitted to */
    void add(String projectId, String classesDigest, KnownReaders readers, int settled, Instant at) {
        String content = StoredJson.write(json.valueToTree(readers));
        String digest = Digests.sha256Hex(content);
        jdbc.sql("""
                insert into reader_model (id, project_id, classes_digest, settled, outcomes, content, content_digest, fitted_at)
                values (:id, :project, :classes, :settled, :outcomes, :content, :digest, :at)""")
                .param("id", Ids.random())
                .param("project", projectId)
                .param("classes", classesDigest)
                .param("settled", settled)
                .param("outcomes", readers.outcomes())
                .param("content", content)
                .param("digest", digest)
                .param("at", SqlTime.of(at))
                .update();
    }

    Optional<Kept> latest(String projectId, String classesDigest) {
        return jdbc.sql("""
                select content, content_digest from reader_model
                where project_id = :project and classes_digest = :classes
                order by fitted_at desc, id desc fetch first 1 row only""")
                .param("project", projectId)
                .param("classes", classesDigest)
                .query((row, number) -> new Kept(read(row.getString("content")), row.getString("content_digest")))
                .optional();
    }

    /** Cases the latest was fitted to, 0 without one. */
    int settled(String projectId, String classesDigest) {
        return number("settled", projectId, classesDigest);
    }

    /** Outcomes the latest knows, 0 without one. */
    int outcomes(String projectId, String classesDigest) {
        return number("outcomes", projectId, classesDigest);
    }

    /** Until released, or for half an hour: a node may have died over it. @return false where another node has it */
    boolean claim(String projectId, String classesDigest, Instant now) {
        return free(projectId, classesDigest, now) == 1 || added(projectId, classesDigest, now);
    }

    void release(String projectId, String classesDigest) {
        jdbc.sql("delete from reader_model_fit where project_id = :project and classes_digest = :classes")
                .param("project", projectId)
                .param("classes", classesDigest)
                .update();
    }

    private int free(String projectId, String classesDigest, Instant now) {
        return jdbc.sql("""
                update reader_model_fit set claimed_until = :until
                where project_id = :project and classes_digest = :classes and claimed_until < :now""")
                .param("project", projectId)
                .param("classes", classesDigest)
                .param("until", SqlTime.of(now.plus(LONGEST_FIT)))
                .param("now", SqlTime.of(now))
                .update();
    }

    private boolean added(String projectId, String classesDigest, Instant now) {
        try {
            return jdbc.sql("""
                    insert into reader_model_fit (project_id, classes_digest, claimed_until)
                    values (:project, :classes, :until)""")
                            .param("project", projectId)
                            .param("classes", classesDigest)
                            .param("until", SqlTime.of(now.plus(LONGEST_FIT)))
                            .update()
                    == 1;
        } catch (DuplicateKeyException claimed) {
            return false;
        }
    }

    private int number(String column, String projectId, String classesDigest) {
        return jdbc.sql("select " + column + " from reader_model"
                        + " where project_id = :project and classes_digest = :classes"
                        + " order by fitted_at desc, id desc fetch first 1 row only")
                .param("project", projectId)
                .param("classes", classesDigest)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private KnownReaders read(String content) {
        try {
            return json.treeToValue(StoredJson.read(json, content), KnownReaders.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept reader model is not the JSON that was written", e);
        }
    }
}
