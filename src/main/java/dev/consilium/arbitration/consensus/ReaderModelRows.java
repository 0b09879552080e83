package dev.consilium.arbitration.consensus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.annotation.CanonicalJson;
import dev.consilium.common.Digests;
import dev.consilium.common.Ids;
import dev.consilium.common.SqlTime;
import dev.consilium.quality.KnownReaders;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code reader_model}; they only ever grow. */
@Repository
class ReaderModelRows {

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
        String content = CanonicalJson.write(json.valueToTree(readers));
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
            return json.readValue(content, KnownReaders.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept reader model is not the JSON that was written", e);
        }
    }
}
