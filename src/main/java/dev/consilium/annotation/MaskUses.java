package dev.consilium.annotation;

import dev.consilium.common.SqlTime;
import java.time.Instant;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who put which mask to a case. */
@Repository
class MaskUses {

    private final JdbcClient jdbc;

    MaskUses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false where this person had put it there before */
    boolean add(String caseId, String digest, String personId, long voxels, long bytes, Instant at) {
        return jdbc.sql("""
                insert into mask_use (case_id, digest, person_id, voxels, byte_count, put_at)
                select :case, :digest, :person, cast(:voxels as bigint), cast(:bytes as bigint),
                       cast(:at as timestamp with time zone)
                where not exists (select 1 from mask_use
                                  where case_id = :case and digest = :digest and person_id = :person)""")
                        .param("case", caseId)
                        .param("digest", digest)
                        .param("person", personId)
                        .param("voxels", voxels)
                        .param("bytes", bytes)
                        .param("at", SqlTime.of(at))
                        .update()
                == 1;
    }

    boolean has(String caseId, String digest, String personId) {
        return jdbc.sql(
                                "select count(*) from mask_use where case_id = :case and digest = :digest and person_id = :person")
                        .param("case", caseId)
                        .param("digest", digest)
                        .param("person", personId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Stored bytes of everything this person has put to the case. */
    long bytesOf(String caseId, String personId) {
        return jdbc.sql(
                        "select coalesce(sum(byte_count), 0) from mask_use where case_id = :case and person_id = :person")
                .param("case", caseId)
                .param("person", personId)
                .query(Long.class)
                .single();
    }

    /** Stored bytes of these masks together, whoever put them. */
    long bytesOf(String caseId, Collection<String> digests) {
        return digests.isEmpty()
                ? 0
                : jdbc.sql("""
                        select coalesce(sum(largest), 0) from (select max(byte_count) as largest from mask_use
                        where case_id = :case and digest in (:digests) group by digest) as named""")
                        .param("case", caseId)
                        .param("digests", digests)
                        .query(Long.class)
                        .single();
    }
}
