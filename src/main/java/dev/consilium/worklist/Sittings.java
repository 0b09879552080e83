package dev.consilium.worklist;

import dev.consilium.common.SqlTime;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code sitting}: the latest of each person. */
@Repository
class Sittings {

    private final JdbcClient jdbc;

    Sittings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Sitting> of(String personId) {
        return jdbc.sql("select began_at, last_at, active_seconds from sitting where person_id = :person")
                .param("person", personId)
                .query((row, number) -> new Sitting(
                        SqlTime.instant(row, "began_at"),
                        SqlTime.instant(row, "last_at"),
                        row.getInt("active_seconds")))
                .optional();
    }

    /** @return false where another window said something since {@code known} was read */
    boolean replace(String personId, Sitting known, Sitting now) {
        return jdbc.sql("""
                        update sitting set began_at = :began, last_at = :last, active_seconds = :seconds
                        where person_id = :person and last_at = :known""")
                        .param("began", SqlTime.of(now.beganAt()))
                        .param("last", SqlTime.of(now.lastAt()))
                        .param("seconds", now.activeSeconds())
                        .param("person", personId)
                        .param("known", SqlTime.of(known.lastAt()))
                        .update()
                == 1;
    }

    /** @return as {@link #replace} */
    boolean begin(String personId, Sitting first) {
        try {
            jdbc.sql("""
                            insert into sitting (person_id, began_at, last_at, active_seconds)
                            values (:person, :began, :last, :seconds)""")
                    .param("person", personId)
                    .param("began", SqlTime.of(first.beganAt()))
                    .param("last", SqlTime.of(first.lastAt()))
                    .param("seconds", first.activeSeconds())
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }
}
