package dev.consilium.annotation;

import dev.consilium.common.SqlTime;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code active_time}: seconds in which somebody worked on a task, in sight and not idle. */
@Repository
public class ActiveTimes {

    private record Spent(String reading, int seconds) {}

    private final JdbcClient jdbc;

    ActiveTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param readingId the reading the task is about; null where it is none of their own */
    public void add(String taskId, String personId, @Nullable String readingId, int seconds, Instant at) {
        if (!update(taskId, personId, seconds, at)) {
            try {
                insert(taskId, personId, readingId, seconds, at);
            } catch (DuplicateKeyException e) {
                update(taskId, personId, seconds, at);
            }
        }
    }

    private boolean update(String taskId, String personId, int seconds, Instant at) {
        return jdbc.sql("""
                        update active_time set active_seconds = active_seconds + :seconds, last_at = :at
                        where task_id = :task and person_id = :person""")
                        .param("seconds", seconds)
                        .param("at", SqlTime.of(at))
                        .param("task", taskId)
                        .param("person", personId)
                        .update()
                == 1;
    }

    private void insert(String taskId, String personId, @Nullable String readingId, int seconds, Instant at) {
        jdbc.sql("""
                        insert into active_time (task_id, person_id, reading_id, active_seconds, first_at, last_at)
                        values (:task, :person, :reading, :seconds, :first, :at)""")
                .param("task", taskId)
                .param("person", personId)
                .param("reading", readingId)
                .param("seconds", seconds)
                .param("first", SqlTime.of(at.minusSeconds(seconds)))
                .param("at", SqlTime.of(at))
                .update();
    }

    /** In seconds, its corrections included, by reading; readings nobody timed are not there. */
    public Map<String, Integer> ofReadings(Collection<String> readingIds) {
        if (readingIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select reading_id, sum(active_seconds) as seconds from active_time
                        where reading_id in (:ids) group by reading_id""")
                .param("ids", readingIds)
                .query((row, number) -> new Spent(row.getString("reading_id"), row.getInt("seconds")))
                .stream()
                .collect(Collectors.toMap(Spent::reading, Spent::seconds));
    }
}
