package dev.consilium.dataset;

import dev.consilium.common.Page;
import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code dataset_export}. What an attempt changes it changes only while it is the one that counts. */
@Repository
class Exports {

    private static final int PAGE = 10;
    private static final String COUNTS = " where id = :id and attempt = :attempt and state in ('REQUESTED', 'RUNNING')";

    private final JdbcClient jdbc;

    Exports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(ExportRow row) {
        jdbc.sql("""
                insert into dataset_export (id, project_id, format, requested_by, requested_at, state, attempt, alive_at,
                    cases_total, cases_done)
                values (:id, :project, :format, :by, :at, :state, :attempt, :alive, :total, 0)""")
                .param("id", row.id())
                .param("project", row.projectId())
                .param("format", row.format().code())
                .param("by", row.requestedBy())
                .param("at", SqlTime.of(row.requestedAt()))
                .param("state", row.state().name())
                .param("attempt", row.attempt())
                .param("alive", SqlTime.of(row.aliveAt()))
                .param("total", row.casesTotal())
                .update();
    }

    Optional<ExportRow> find(String id) {
        return jdbc.sql("select * from dataset_export where id = :id")
                .param("id", id)
                .query((row, number) -> row(row))
                .optional();
    }

    /** Newest first. @param page from 1 */
    Page<ExportRow> ofProject(String projectId, int page) {
        int total = jdbc.sql("select count(*) from dataset_export where project_id = :project")
                .param("project", projectId)
                .query(Integer.class)
                .single();
        return Page.of(page, PAGE, total, (offset, limit) -> jdbc.sql("""
                        select * from dataset_export where project_id = :project order by requested_at desc, id
                        offset :offset rows fetch next :limit rows only""")
                .param("project", projectId)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list());
    }

    List<ExportRow> underWay(String projectId) {
        return jdbc.sql("""
                select * from dataset_export where project_id = :project and state in ('REQUESTED', 'RUNNING')
                order by requested_at, id""")
                .param("project", projectId)
                .query((row, number) -> row(row))
                .list();
    }

    /** Ready, and the file not known to be gone. */
    List<ExportRow> withFile() {
        return jdbc.sql("select * from dataset_export where state = 'READY' and file_gone_at is null")
                .query((row, number) -> row(row))
                .list();
    }

    /** Asked for once more. @return whether nobody else was faster */
    boolean again(ExportRow seen, String by, Instant now, int cases) {
        return jdbc.sql("""
                update dataset_export set state = 'REQUESTED', attempt = attempt + 1, requested_by = :by, requested_at = :now,
                    alive_at = :now, cases_total = :cases, cases_done = 0, reason = null, finished_at = null
                where id = :id and attempt = :attempt and state = :state""")
                        .param("by", by)
                        .param("now", SqlTime.of(now))
                        .param("cases", cases)
                        .param("id", seen.id())
                        .param("attempt", seen.attempt())
                        .param("state", seen.state().name())
                        .update()
                == 1;
    }

    /** Somebody lives and works on it. @return whether this attempt still counts */
    boolean alive(ExportRow run, ExportState state, int done, int total, Instant now) {
        return jdbc.sql(
                                "update dataset_export set state = :state, cases_done = :done, cases_total = :total, alive_at = :now"
                                        + COUNTS)
                        .param("state", state.name())
                        .param("done", done)
                        .param("total", total)
                        .param("now", SqlTime.of(now))
                        .param("id", run.id())
                        .param("attempt", run.attempt())
                        .update()
                == 1;
    }

    /** @return whether this attempt still counts; where it does not, nothing it did may stand */
    boolean ready(ExportRow run, DatasetExport.Written written, long size, Instant now) {
        return jdbc.sql("""
                update dataset_export set state = 'READY', cases_total = :cases, cases_done = :cases, open_left_out = :open,
                    withdrawn_out = :withdrawn, taken_back = :back, size_bytes = :size, sha256 = :sha256, finished_at = :now""" + COUNTS)
                        .param("cases", written.counts().cases())
                        .param("open", written.counts().openCasesLeftOut())
                        .param("withdrawn", written.counts().withdrawnCasesLeftOut())
                        .param("back", written.takenBack())
                        .param("size", size)
                        .param("sha256", written.sha256())
                        .param("now", SqlTime.of(now))
                        .param("id", run.id())
                        .param("attempt", run.attempt())
                        .update()
                == 1;
    }

    void failed(ExportRow run, String reason, Instant now) {
        jdbc.sql("update dataset_export set state = 'FAILED', reason = :reason, finished_at = :now" + COUNTS)
                .param("reason", reason)
                .param("now", SqlTime.of(now))
                .param("id", run.id())
                .param("attempt", run.attempt())
                .update();
    }

    void interrupted(ExportRow run) {
        jdbc.sql("update dataset_export set state = 'INTERRUPTED'" + COUNTS)
                .param("id", run.id())
                .param("attempt", run.attempt())
                .update();
    }

    void fileGone(String id, Instant now) {
        jdbc.sql("update dataset_export set file_gone_at = :now where id = :id")
                .param("now", SqlTime.of(now))
                .param("id", id)
                .update();
    }

    private static ExportRow row(ResultSet row) throws SQLException {
        return new ExportRow(
                row.getString("id"),
                row.getString("project_id"),
                ExportFormat.of(row.getString("format")),
                row.getString("requested_by"),
                SqlTime.instant(row, "requested_at"),
                ExportState.valueOf(row.getString("state")),
                row.getInt("attempt"),
                SqlTime.instant(row, "alive_at"),
                row.getInt("cases_total"),
                row.getInt("cases_done"),
                row.getObject("open_left_out", Integer.class),
                row.getObject("withdrawn_out", Integer.class),
                row.getObject("taken_back", Integer.class),
                row.getObject("size_bytes", Long.class),
                row.getString("sha256"),
                row.getString("reason"),
                SqlTime.nullableInstant(row, "finished_at"),
                SqlTime.nullableInstant(row, "file_gone_at"));
    }
}
