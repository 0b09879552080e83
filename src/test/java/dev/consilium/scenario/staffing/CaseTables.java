package dev.consilium.scenario.staffing;

import dev.consilium.project.Duty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tables and the engine's history say of the cases of one project, asked without the code under test. */
final class CaseTables {

    private static final String AWAY = "exists (select 1 from absence a where a.person_id = m.person_id"
            + " and a.ended_at is null and a.from_at <= current_timestamp"
            + " and (a.project_id is null or a.project_id = m.project_id))";

    private static final String TREE = "(select id_ from act_ru_execution where root_proc_inst_id_ in"
            + " (select id_ from act_ru_execution where business_key_ = :case and parent_id_ is null and super_exec_ is null))";

    private final JdbcClient jdbc;
    private final String projectId;

    CaseTables(JdbcClient jdbc, String projectId) {
        this.jdbc = jdbc;
        this.projectId = projectId;
    }

    /** How an unfinished case stands. @param explained whether an incident or a hold is shown with it */
    record OpenCase(String id, String state, String codes, boolean explained) {}

    /** Somebody's completed task. */
    record Completed(String taskId, String caseId, String form, String person) {}

    List<OpenCase> openCases() {
        return jdbc.sql("""
                select c.id, c.state, coalesce(c.wait_code, '') as codes, c.held_at,
                    (select count(*) from process_incident i where i.case_id = c.id and i.resolved_at is null) as incidents
                from reading_case c where c.project_id = :project and c.closed_at is null order by c.opened_at, c.id""")
                .param("project", projectId)
                .query((row, number) -> new OpenCase(
                        row.getString("id"),
                        row.getString("state"),
                        row.getString("codes"),
                        row.getObject("held_at") != null || row.getInt("incidents") > 0))
                .list();
    }

    Map<String, Object> standing(String caseId) {
        return jdbc.sql("select state, wait_code from reading_case where id = :case")
                .param("case", caseId)
                .query()
                .singleRow();
    }

    List<OpenItem> openItems() {
        return jdbc.sql("""
                select w.*, coalesce(w.case_id, c.id) as of_case from worklist_item w
                left join reading_case c on c.series_id = w.series_id
                where w.project_id = :project and w.closed_at is null order by w.task_id""").param("project", projectId).query(OpenItem::of).list();
    }

    /** Task to holder by the engine alone. */
    Set<String> engineTasks() {
        return new TreeSet<>(jdbc.sql("""
                select t.id_, t.assignee_ from act_ru_task t join act_ru_variable v on v.execution_id_ = t.proc_inst_id_
                where v.name_ = 'projectId' and v.text_ = :project""")
                .param("project", projectId)
                .query((row, number) -> row.getString(1) + " " + row.getString(2))
                .list());
    }

    List<Completed> completed() {
        return jdbc.sql("""
                select t.id_, w.case_id, w.form, t.assignee_ from act_hi_taskinst t join worklist_item w on w.task_id = t.id_
                where w.project_id = :project and w.case_id is not null and t.delete_reason_ = 'completed'""")
                .param("project", projectId)
                .query((row, number) ->
                        new Completed(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    /** Who signed or handed in what, by the tables of the domain: case, person and duty. */
    List<List<String>> signed() {
        return jdbc.sql("""
                select case_id, person, duty from (
                    select case_id, reader_id as person, 'READER' as duty from reading where submitted_at is not null
                    union select case_id, specialist_id, 'SPECIALIST' from specialist_review
                    union select case_id, arbiter_id, 'ARBITER' from referral
                    union select case_id, arbiter_id, case level when 'SENIOR' then 'ARBITER' else level end from decision
                        where level in ('SENIOR', 'SPECIALIST')
                    union select p.case_id, v.member_id, 'PANEL' from panel_vote v join panel p on p.id = v.panel_id
                    union select p.case_id, c.person_id, 'PANEL' from panel_chair c join panel p on p.id = c.panel_id
                    union select e.case_id, o.member_id, 'BOARD' from board_opinion o join edge_case e on e.id = o.entry_id
                    union select case_id, auditor_id, 'AUDITOR' from case_audit
                    union select case_id, answered_by, 'INFORMANT' from question where answered_by is not null) parts
                where case_id in (select id from reading_case where project_id = :project)""")
                .param("project", projectId)
                .query((row, number) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    Set<String> away() {
        return new TreeSet<>(jdbc.sql("select m.person_id from membership m where m.project_id = :project and " + AWAY)
                .param("project", projectId)
                .query(String.class)
                .list());
    }

    /** Who of the role may begin the duty in the case: present, enabled, without another part, not done with it, not at it. */
    Set<String> free(String caseId, String role, @Nullable Duty duty) {
        return new TreeSet<>(jdbc.sql("""
                select m.person_id from membership m join person p on p.id = m.person_id
                where m.project_id = :project and m.role = :role and p.enabled and not\s""" + AWAY + """
                    and (cast(:duty as varchar(16)) is null or not (
                        exists (select 1 from reading r where r.case_id = :case and r.reader_id = m.person_id)
                        or exists (select 1 from reading_decline d where d.case_id = :case and d.person_id = m.person_id)
                        or exists (select 1 from case_part x where x.case_id = :case and x.person_id = m.person_id
                            and (x.duty <> :duty or x.done_at is not null))))""")
                .param("project", projectId)
                .param("role", role)
                .param("case", caseId)
                .param("duty", duty == null ? null : duty.name(), java.sql.Types.VARCHAR)
                .query(String.class)
                .list());
    }

    /** Diagram elements at which processes of the case wait for staff. */
    List<String> waits(String caseId) {
        return new ArrayList<>(
                jdbc.sql("select activity_id_ from act_ru_event_subscr where event_name_ = 'Msg_StaffAvailable'"
                                + " and proc_inst_id_ in " + TREE)
                        .param("case", caseId)
                        .query(String.class)
                        .list());
    }

    int timers(String caseId) {
        return jobs(caseId, "timer");
    }

    int steps(String caseId) {
        return jobs(caseId, "message");
    }

    private int jobs(String caseId, String type) {
        return jdbc.sql("select count(*) from act_ru_job where type_ = :type and process_instance_id_ in " + TREE)
                .param("case", caseId)
                .param("type", type)
                .query(Integer.class)
                .single();
    }
}
