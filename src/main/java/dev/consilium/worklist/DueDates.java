package dev.consilium.worklist;

import dev.consilium.common.SqlTime;
import dev.consilium.identity.Role;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts in the database how tasks of a project ended with regard to their due dates. The read model knows it: the engine's history
 * ends a task that is handed in and one that is taken back alike. A case on hold stops the clock, and its due dates move.
 */
@Repository
class DueDates {

    private static final String TASKS = """
            (select role, due_at, closed_at is null as is_open, submitted_at is not null as handed_in,
                due_at <= coalesce(submitted_at, held_at, closed_at, :now) as past
            from worklist_item left join worklist_submission on worklist_submission.task_id = worklist_item.task_id
            where project_id = :project and due_at is not null and (closed_at is null or closed_at >= :since)) task""";

    private final JdbcClient jdbc;

    DueDates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<PunctualityView.Counted> byLevel(String projectId, Instant since, Instant now) {
        return tasks("""
                select role,
                    count(case when handed_in and not past then 1 end) as on_time,
                    count(case when handed_in and past then 1 end) as late,
                    count(case when not handed_in and not is_open and past then 1 end) as missed,
                    count(case when is_open and past then 1 end) as open_late,
                    count(case when is_open and not past then 1 end) as open_in_time
                """ + " from " + TASKS + " group by role", projectId, since, now)
                .query((row, number) -> new PunctualityView.Counted(
                        Role.ofGroup(row.getString("role")).orElseThrow(),
                        row.getInt("on_time"),
                        row.getInt("late"),
                        row.getInt("missed"),
                        row.getInt("open_late"),
                        row.getInt("open_in_time")))
                .list();
    }

    /** By whole weeks since then. */
    Map<Integer, Integer> missedByWeek(String projectId, Instant since, Instant now) {
        Map<Integer, Integer> weeks = new HashMap<>();
        tasks("""
                select week, count(*) as missed
                from (select cast(floor((extract(epoch from due_at) - :from) / 604800) as integer) as week
                """ + " from " + TASKS + " where past and due_at >= :since) due group by week", projectId, since, now)
                .param("from", since.getEpochSecond())
                .query(row -> {
                    weeks.put(row.getInt("week"), row.getInt("missed"));
                });
        return weeks;
    }

    private JdbcClient.StatementSpec tasks(String sql, String projectId, Instant since, Instant now) {
        return jdbc.sql(sql)
                .param("project", projectId)
                .param("since", SqlTime.of(since))
                .param("now", SqlTime.of(now));
    }
}
