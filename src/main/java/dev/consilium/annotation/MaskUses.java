package dev.consilium.annotation;

import dev.consilium.common.SqlTime;
import java.time.Instant;
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
    boolean add(String caseId, String digest, String personId, long voxels, Instant at) {
        return jdbc.sql("""
                insert into mask_use (case_id, digest, person_id, voxels, put_at)
                select :case, :digest, :person, cast(:voxels as bigint), cast(:at as timestamp with time zone)
                where not exists (select 1 from mask_use
                                  where case_id = :case and digest = :digest and person_id = :person)""")
                        .param("case", caseId)
                        .param("digest", digest)
                        .param("person", personId)
                        .param("voxels", voxels)
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
}
