package dev.consilium.identity;

import dev.consilium.common.SqlTime;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The row of {@code setup_token}: at most one, and the hash only. */
@Repository
class SetupTokens {

    private final JdbcClient jdbc;

    SetupTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void replace(String hash, Instant expiresAt) {
        clear();
        jdbc.sql("insert into setup_token (token_hash, expires_at) values (:hash, :expires)")
                .param("hash", hash)
                .param("expires", SqlTime.of(expiresAt))
                .update();
    }

    void clear() {
        jdbc.sql("delete from setup_token").update();
    }

    boolean holds(String hash, Instant now) {
        return jdbc.sql("select count(*) from setup_token where token_hash = :hash and expires_at > :now")
                        .param("hash", hash)
                        .param("now", SqlTime.of(now))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** True for exactly one of those who use the token at the same moment. */
    boolean consume(String hash, Instant now) {
        return jdbc.sql("delete from setup_token where token_hash = :hash and expires_at > :now")
                        .param("hash", hash)
                        .param("now", SqlTime.of(now))
                        .update()
                == 1;
    }
}
