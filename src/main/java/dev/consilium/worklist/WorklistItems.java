package dev.consilium.worklist;

import dev.consilium.common.SqlTime;
import dev.consilium.identity.Role;
import dev.consilium.project.Case;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of the read model. */
@Repository
class WorklistItems {
    /** What is overdue has the earliest due dates, so it comes first among the urgent and among the others. */
    private static final String ORDER =
            " order by case when priority = 'urgent' then 0 else 1 end, due_at nulls last, created_at, task_id";

    /** A review of its images names the series alone, and is a task of the case all the same. */
    private static final String OPEN_OF_CASE = "(case_id = :case or series_id = :series) and closed_at is null";

    private final JdbcClient jdbc;

    WorklistItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(WorklistItem item) {
        jdbc.sql("""
                insert into worklist_item (task_id, element, name, form, role, project_id, case_id, series_id, modality,
                    pictures, assignee, priority, created_at, due_at, rework_reason, reading_id)
                values (:taskId, :element, :name, :form, :role, :projectId, :caseId, :seriesId, :modality, :pictures,
                    :assignee, :priority, :createdAt, :due, :reworkReason, :readingId)""")
                .param("taskId", item.taskId())
                .param("element", item.element())
                .param("name", item.name())
                .param("form", item.form())
                .param("role", item.role().group())
                .param("projectId", item.projectId())
                .param("caseId", item.caseId())
                .param("seriesId", item.seriesId())
                .param("modality", item.modality())
                .param("pictures", item.pictures())
                .param("assignee", item.assignee())
                .param("priority", item.priority())
                .param("createdAt", SqlTime.of(item.createdAt()))
                .param("due", SqlTime.ofNullable(item.due()))
                .param("reworkReason", item.reworkReason())
                .param("readingId", item.readingId())
                .update();
    }

    void assign(String taskId, @Nullable String assignee) {
        jdbc.sql("update worklist_item set assignee = :assignee where task_id = :taskId")
                .param("assignee", assignee)
                .param("taskId", taskId)
                .update();
    }

    /** From a holder who was late or away. @param assignee who stands in, null for anybody of the team */
    void takeOver(String taskId, @Nullable String assignee, Instant at) {
        jdbc.sql("update worklist_item set assignee = :assignee, taken_over_at = :at where task_id = :taskId")
                .param("assignee", assignee)
                .param("at", SqlTime.of(at))
                .param("taskId", taskId)
                .update();
    }

    void remind(String taskId, Instant at) {
        jdbc.sql("update worklist_item set reminded_at = :at where task_id = :taskId and reminded_at is null")
                .param("at", SqlTime.of(at))
                .param("taskId", taskId)
                .update();
    }

    void close(String taskId, Instant at) {
        jdbc.sql("update worklist_item set closed_at = :at where task_id = :taskId and closed_at is null")
                .param("at", SqlTime.of(at))
                .param("taskId", taskId)
                .update();
    }

    void prioritise(Case of, String priority) {
        jdbc.sql("update worklist_item set priority = :priority where " + OPEN_OF_CASE)
                .param("priority", priority)
                .param("case", of.id())
                .param("series", of.seriesId())
                .update();
    }

    void hold(Case of, Instant at) {
        jdbc.sql("update worklist_item set held_at = :at where " + OPEN_OF_CASE)
                .param("at", SqlTime.of(at))
                .param("case", of.id())
                .param("series", of.seriesId())
                .update();
    }

    /** What was on hold goes on, due later by this. */
    void resume(Case of, Duration held) {
        for (WorklistItem item :
                openOf(of).stream().filter(item -> item.heldAt() != null).toList()) {
            Instant due = item.due();
            jdbc.sql("update worklist_item set held_at = null, due_at = :due where task_id = :task")
                    .param("due", SqlTime.ofNullable(due == null ? null : due.plus(held)))
                    .param("task", item.taskId())
                    .update();
        }
    }

    List<WorklistItem> openOf(Case of) {
        return jdbc.sql("select * from worklist_item where " + OPEN_OF_CASE + " order by task_id")
                .param("case", of.id())
                .param("series", of.seriesId())
                .query(WorklistItems::item)
                .list();
    }

    /** Every task there ever was on the case. */
    List<WorklistItem> ofCase(String caseId) {
        return jdbc.sql("select * from worklist_item where case_id = :case order by created_at, task_id")
                .param("case", caseId)
                .query(WorklistItems::item)
                .list();
    }

    /** Ids of the readings a person handed in for tasks of the project, newest first. */
    List<String> readingsOf(String projectId, String personId, int limit) {
        return jdbc.sql("""
                select r.id from reading r join worklist_item i on i.task_id = r.task_id
                where r.reader_id = :person and i.project_id = :project and r.submitted_at is not null
                order by r.submitted_at desc, r.id fetch first :limit rows only""")
                .param("person", personId)
                .param("project", projectId)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    Optional<WorklistItem> find(String taskId) {
        return jdbc.sql("select * from worklist_item where task_id = :taskId")
                .param("taskId", taskId)
                .query(WorklistItems::item)
                .optional();
    }

    List<WorklistItem> heldBy(String personId) {
        return jdbc.sql("select * from worklist_item where assignee = :person and closed_at is null" + ORDER)
                .param("person", personId)
                .query(WorklistItems::item)
                .list();
    }

    /** Open tasks past their due date or reminded of. */
    List<WorklistItem> late(String projectId, Instant now) {
        return jdbc.sql("select * from worklist_item where project_id = :project and closed_at is null"
                        + " and (due_at <= :now or reminded_at is not null)" + ORDER)
                .param("project", projectId)
                .param("now", SqlTime.of(now))
                .query(WorklistItems::item)
                .list();
    }

    /** How many open tasks each of these people holds; who holds none is absent. */
    Map<String, Integer> heldCounts(Collection<String> personIds) {
        Map<String, Integer> counts = new HashMap<>();
        if (!personIds.isEmpty()) {
            jdbc.sql("select assignee, count(*) as held from worklist_item where assignee in (:people)"
                            + " and closed_at is null group by assignee")
                    .param("people", personIds)
                    .query(row -> {
                        counts.put(row.getString("assignee"), row.getInt("held"));
                    });
        }
        return counts;
    }

    /** How many open tasks of the project each person holds; who holds none is absent. */
    Map<String, Integer> heldIn(String projectId) {
        Map<String, Integer> counts = new HashMap<>();
        jdbc.sql("select assignee, count(*) as held from worklist_item where project_id = :project"
                        + " and assignee is not null and closed_at is null group by assignee")
                .param("project", projectId)
                .query(row -> {
                    counts.put(row.getString("assignee"), row.getInt("held"));
                });
        return counts;
    }

    /** Holds the row until the transaction ends: who acts on one task takes turns. */
    void lock(String taskId) {
        jdbc.sql("select task_id from worklist_item where task_id = :taskId for update")
                .param("taskId", taskId)
                .query(String.class)
                .optional();
    }

    /** As {@link #lock}, all open tasks of the case. */
    void lockOpen(Case of) {
        jdbc.sql("select task_id from worklist_item where " + OPEN_OF_CASE + " order by task_id for update")
                .param("case", of.id())
                .param("series", of.seriesId())
                .query(String.class)
                .list();
    }

    /** Cases in which the person holds an open task with one of the forms. */
    Set<String> casesHeld(String personId, List<String> forms) {
        if (forms.isEmpty()) {
            return Set.of();
        }
        return new TreeSet<>(jdbc.sql("select case_id from worklist_item where assignee = :person and form in (:forms)"
                        + " and closed_at is null and case_id is not null")
                .param("person", personId)
                .param("forms", forms)
                .query(String.class)
                .list());
    }

    /** People who hold an open task of the case with one of the forms. */
    Set<String> holders(String caseId, List<String> forms) {
        return new TreeSet<>(jdbc.sql("select assignee from worklist_item where case_id = :caseId and form in (:forms)"
                        + " and closed_at is null and assignee is not null")
                .param("caseId", caseId)
                .param("forms", forms)
                .query(String.class)
                .list());
    }

    /** Open tasks of the project that the person holds, or that somebody of these roles may take. */
    List<WorklistItem> concerning(String projectId, Collection<Role> roles, String personId) {
        return jdbc.sql("select * from worklist_item where project_id = :project and closed_at is null"
                        + " and (assignee = :person or (assignee is null and role in (:roles))) order by task_id")
                .param("project", projectId)
                .param("person", personId)
                .param(
                        "roles",
                        roles.isEmpty()
                                ? List.of("")
                                : roles.stream().map(Role::group).toList())
                .query(WorklistItems::item)
                .list();
    }

    /** Open tasks that a person needs the pictures of this series for. */
    List<WorklistItem> openOn(String seriesId, @Nullable String caseId) {
        return jdbc.sql("select * from worklist_item where closed_at is null"
                        + " and (series_id = :series or case_id = :caseId)")
                .param("series", seriesId)
                .param("caseId", caseId)
                .query(WorklistItems::item)
                .list();
    }

    /** Series whose pictures the person needs for an open task they hold. */
    List<String> picturesHeld(String personId, int most) {
        return jdbc.sql("select distinct pictures from worklist_item where assignee = :person and closed_at is null"
                        + " and pictures is not null order by pictures fetch first :most rows only")
                .param("person", personId)
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** Series of the project whose pictures somebody of these roles would need for a task that nobody holds. */
    List<String> picturesOffered(String projectId, Collection<Role> roles, int most) {
        return roles.isEmpty()
                ? List.of()
                : jdbc.sql(
                                "select distinct pictures from worklist_item where project_id = :project and role in (:roles)"
                                        + " and assignee is null and closed_at is null and pictures is not null"
                                        + " order by pictures fetch first :most rows only")
                        .param("project", projectId)
                        .param("roles", roles.stream().map(Role::group).toList())
                        .param("most", most)
                        .query(String.class)
                        .list();
    }

    static WorklistItem item(ResultSet row, int number) throws SQLException {
        String role = row.getString("role");
        return new WorklistItem(
                row.getString("task_id"),
                row.getString("element"),
                row.getString("name"),
                row.getString("form"),
                Role.ofGroup(role).orElseThrow(() -> new IllegalStateException("unknown role " + role)),
                row.getString("project_id"),
                row.getString("case_id"),
                row.getString("series_id"),
                row.getString("modality"),
                row.getString("pictures"),
                row.getString("assignee"),
                row.getString("priority"),
                SqlTime.instant(row, "created_at"),
                SqlTime.nullableInstant(row, "due_at"),
                SqlTime.nullableInstant(row, "reminded_at"),
                row.getString("rework_reason"),
                row.getString("reading_id"),
                SqlTime.nullableInstant(row, "taken_over_at"),
                SqlTime.nullableInstant(row, "held_at"),
                SqlTime.nullableInstant(row, "closed_at"));
    }
}
