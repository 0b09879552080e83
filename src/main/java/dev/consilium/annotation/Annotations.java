package dev.consilium.annotation;

import dev.consilium.common.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of annotations; there is an insert and nothing else, and the database refuses the rest. */
@Repository
class Annotations {

    private final JdbcClient jdbc;

    Annotations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param content the canonical JSON that {@link Annotation#contentDigest} is the digest of */
    void add(Annotation annotation, String content, @Nullable String previousId) {
        jdbc.sql("""
                insert into annotation (id, reading_id, revision, previous_id, content, content_digest,
                                        protocol_digest, guideline_version, created_at)
                values (:id, :reading, :revision, :previous, :content, :digest, :protocol, :guideline, :created)""")
                .param("id", annotation.id())
                .param("reading", annotation.readingId())
                .param("revision", annotation.revision())
                .param("previous", previousId)
                .param("content", content)
                .param("digest", annotation.contentDigest())
                .param("protocol", annotation.protocolDigest())
                .param("guideline", annotation.guidelineVersion())
                .param("created", SqlTime.of(annotation.createdAt()))
                .update();
    }
}
