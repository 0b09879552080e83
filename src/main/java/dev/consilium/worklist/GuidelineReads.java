package dev.consilium.worklist;

import dev.consilium.common.SqlTime;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code guideline_read}: one per person and protocol. */
@Repository
class GuidelineReads {

    private final JdbcClient jdbc;

    GuidelineReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Digest of the protocol version whose guideline was read last. */
    Optional<String> last(String protocolKey, String personId) {
        return jdbc.sql("select protocol_digest from guideline_read where protocol_key = :key and person_id = :person")
                .param("key", protocolKey)
                .param("person", personId)
                .query(String.class)
                .optional();
    }

    void keep(String protocolKey, String personId, String protocolDigest, Instant at) {
        if (!update(protocolKey, personId, protocolDigest, at)) {
            try {
                insert(protocolKey, personId, protocolDigest, at);
            } catch (DuplicateKeyException e) {
                // two pages opened in the same instant: they show the same
            }
        }
    }

    private boolean update(String protocolKey, String personId, String protocolDigest, Instant at) {
        return write("""
                update guideline_read set protocol_digest = :digest, read_at = :at
                where protocol_key = :key and person_id = :person""", protocolKey, personId, protocolDigest, at) == 1;
    }

    private void insert(String protocolKey, String personId, String protocolDigest, Instant at) {
        write("""
                insert into guideline_read (protocol_key, person_id, protocol_digest, read_at)
                values (:key, :person, :digest, :at)""", protocolKey, personId, protocolDigest, at);
    }

    private int write(String sql, String protocolKey, String personId, String protocolDigest, Instant at) {
        return jdbc.sql(sql)
                .param("key", protocolKey)
                .param("person", personId)
                .param("digest", protocolDigest)
                .param("at", SqlTime.of(at))
                .update();
    }
}
