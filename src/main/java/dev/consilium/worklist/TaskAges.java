package dev.consilium.worklist;

import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts open tasks by their age in the database. */
@Repository
class TaskAges {

    private static final String COUNTS = """
            count(*) as open_tasks,
                count(case when created_at > :day then 1 end) as under_one,
                count(case when created_at <= :day and created_at > :three then 1 end) as under_three,
                count(case when created_at <= :three and created_at > :seven then 1 end) as under_seven,
                count(case when created_at <= :seven then 1 end) as older,
                count(case when due_at <= coalesce(held_at, :now) then 1 end) as overdue,
                count(held_at) as on_hold,
                min(created_at) as oldest""";

    /** Where somebody reads or decides, levels would tell how cases go. */
    private static final String BY_LEVEL = """
            (select project_id, case when project_id in (:blinded) then null else role end as task_level,
                created_at, due_at, held_at
            from worklist_item where closed_at is null) task""";

    private final JdbcClient jdbc;

    TaskAges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    TaskAge all(Instant now) {
        return at(now, "select " + COUNTS + " from worklist_item where closed_at is null")
                .query((row, number) -> age(row, null, null, null))
                .single();
    }

    int countGroups(Collection<String> blinded) {
        return jdbc.sql("select count(*) from (select project_id, task_level from " + BY_LEVEL
                        + " group by project_id, task_level) groups_of_tasks")
                .param("blinded", some(blinded))
                .query(Integer.class)
                .single();
    }

    /** Most overdue first, then the oldest. */
    List<TaskAge> groups(Collection<String> blinded, Instant now, int offset, int limit) {
        return at(
                        now,
                        "select counted.*, project.name from (select project_id, task_level, " + COUNTS + " from "
                                + BY_LEVEL + " group by project_id, task_level) counted"
                                + " join project on project.id = counted.project_id"
                                + " order by overdue desc, oldest, project_id, task_level"
                                + " offset :offset rows fetch next :limit rows only")
                .param("blinded", some(blinded))
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) ->
                        age(row, row.getString("project_id"), row.getString("name"), row.getString("task_level")))
                .list();
    }

    private JdbcClient.StatementSpec at(Instant now, String sql) {
        return jdbc.sql(sql)
                .param("now", SqlTime.of(now))
                .param("day", SqlTime.of(now.minus(Duration.ofDays(1))))
                .param("three", SqlTime.of(now.minus(Duration.ofDays(3))))
                .param("seven", SqlTime.of(now.minus(Duration.ofDays(7))));
    }

    /** A list in SQL is never empty. */
    private static Collection<String> some(Collection<String> ids) {
        return ids.isEmpty() ? List.of("") : ids;
    }

    private static TaskAge age(ResultSet row, @Nullable String project, @Nullable String name, @Nullable String level)
            throws SQLException {
        return new TaskAge(
                project,
                name,
                level,
                row.getInt("open_tasks"),
                row.getInt("under_one"),
                row.getInt("under_three"),
                row.getInt("under_seven"),
                row.getInt("older"),
                row.getInt("overdue"),
                row.getInt("on_hold"),
                SqlTime.nullableInstant(row, "oldest"));
    }
}
