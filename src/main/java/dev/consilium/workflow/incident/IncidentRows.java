package dev.consilium.workflow.incident;

import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code process_incident}; a resolved one stays. */
@Repository
class IncidentRows {

    private final JdbcClient jdbc;

    IncidentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Incident incident, String jobId) {
        jdbc.sql("""
                insert into process_incident (id, job_id, project_id, case_id, series_id, process, element, cause, raised_at)
                values (:id, :job, :project, :case, :series, :process, :element, :cause, :at)""")
                .param("id", incident.id())
                .param("job", jobId)
                .param("project", incident.projectId())
                .param("case", incident.caseId())
                .param("series", incident.seriesId())
                .param("process", incident.process())
                .param("element", incident.element())
                .param("cause", incident.cause())
                .param("at", SqlTime.of(incident.raisedAt()))
                .update();
    }

    boolean resolve(String id, Instant at) {
        return jdbc.sql("update process_incident set resolved_at = :at where id = :id and resolved_at is null")
                        .param("at", SqlTime.of(at))
                        .param("id", id)
                        .update()
                == 1;
    }

    Optional<Incident> unresolvedOfJob(String jobId) {
        return jdbc.sql("select * from process_incident where job_id = :job and resolved_at is null")
                .param("job", jobId)
                .query(IncidentRows::row)
                .optional();
    }

    Optional<Incident> find(String id) {
        return jdbc.sql("select * from process_incident where id = :id")
                .param("id", id)
                .query(IncidentRows::row)
                .optional();
    }

    /** The job that failed; empty once it is resolved. */
    Optional<String> unresolvedJob(String id) {
        return jdbc.sql("select job_id from process_incident where id = :id and resolved_at is null for update")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** Oldest first. */
    List<Incident> unresolved(Collection<String> projectIds) {
        if (projectIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select * from process_incident where project_id in (:projects) and resolved_at is null
                order by raised_at, id""")
                .param("projects", projectIds)
                .query(IncidentRows::row)
                .list();
    }

    OpenIncidents open() {
        return jdbc.sql(
                        "select count(*) as open, min(raised_at) as oldest from process_incident where resolved_at is null")
                .query((row, number) -> new OpenIncidents(row.getInt("open"), SqlTime.nullableInstant(row, "oldest")))
                .single();
    }

    List<Incident> ofCase(String caseId) {
        return jdbc.sql("select * from process_incident where case_id = :case order by raised_at, id")
                .param("case", caseId)
                .query(IncidentRows::row)
                .list();
    }

    int unresolvedOfCase(String caseId) {
        return jdbc.sql("select count(*) from process_incident where case_id = :case and resolved_at is null")
                .param("case", caseId)
                .query(Integer.class)
                .single();
    }

    private static Incident row(ResultSet row, int number) throws SQLException {
        return new Incident(
                row.getString("id"),
                row.getString("project_id"),
                row.getString("case_id"),
                row.getString("series_id"),
                row.getString("process"),
                row.getString("element"),
                row.getString("cause"),
                SqlTime.instant(row, "raised_at"));
    }
}
