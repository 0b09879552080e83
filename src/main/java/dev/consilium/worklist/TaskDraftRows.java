package dev.consilium.worklist;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code task_draft}, each with its task. */
@Repository
class TaskDraftRows {

    private static final String SELECT = """
            select d.task_id, d.content, d.saved_at, d.lost, i.name, i.form, i.project_id, i.case_id,
                   coalesce(i.assignee = d.person_id and i.closed_at is null, false) as mine
            from task_draft d join worklist_item i on i.task_id = d.task_id
            where d.person_id = :person""";

    record Row(
            String taskId,
            String name,
            String form,
            String projectId,
            @Nullable String caseId,
            boolean mine,
            boolean lost,
            Instant savedAt,
            String content) {

        TaskDraft draft(String version, JsonNode parsed) {
            return new TaskDraft(
                    taskId, name, TaskKind.ofForm(form), projectId, caseId, mine, lost, savedAt, version, parsed);
        }
    }

    private final JdbcClient jdbc;

    TaskDraftRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The caller holds the task's row, so that nobody else saves at this moment. */
    void save(String taskId, String personId, String content, Instant at, boolean lost) {
        int known = write("""
                update task_draft set content = :content, saved_at = :at, lost = :lost
                where task_id = :task and person_id = :person""", taskId, personId, content, at, lost);
        if (known == 0) {
            write("""
                    insert into task_draft (task_id, person_id, content, saved_at, lost)
                    values (:task, :person, :content, :at, :lost)""", taskId, personId, content, at, lost);
        }
    }

    private int write(String sql, String taskId, String personId, String content, Instant at, boolean lost) {
        return jdbc.sql(sql)
                .param("task", taskId)
                .param("person", personId)
                .param("content", content)
                .param("at", SqlTime.of(at))
                .param("lost", lost)
                .update();
    }

    Optional<Row> find(String taskId, String personId) {
        return jdbc.sql(SELECT + " and d.task_id = :task")
                .param("task", taskId)
                .param("person", personId)
                .query(TaskDraftRows::row)
                .optional();
    }

    List<Row> ofPerson(String personId) {
        return jdbc.sql(SELECT + " order by d.saved_at desc, d.task_id")
                .param("person", personId)
                .query(TaskDraftRows::row)
                .list();
    }

    boolean remove(String taskId, String personId) {
        return jdbc.sql("delete from task_draft where task_id = :task and person_id = :person")
                        .param("task", taskId)
                        .param("person", personId)
                        .update()
                == 1;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("task_id"),
                row.getString("name"),
                row.getString("form"),
                row.getString("project_id"),
                row.getString("case_id"),
                row.getBoolean("mine"),
                row.getBoolean("lost"),
                SqlTime.instant(row, "saved_at"),
                row.getString("content"));
    }
}
