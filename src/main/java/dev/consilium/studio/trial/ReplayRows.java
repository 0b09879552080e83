package dev.consilium.studio.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.common.SqlTime;
import dev.consilium.workflow.protocol.ReplayReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of replays. One that says nothing for a while is as good as interrupted, whichever server ran it. */
@Repository
class ReplayRows {

    static final Duration SILENCE = Duration.ofSeconds(30);

    private static final String SELECT = """
            select id, draft_id, digest, source, source_name, state, cases_total, cases_done, left_out, findings, diagrams, reason,
                report, requested_by, requested_at, alive_at, finished_at from replay_run""";

    private static final String LINES = """
            select id, draft_id, source, source_name, state, cases_total, cases_done, requested_by, requested_at, alive_at,
                finished_at from replay_run""";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ReplayRows(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param diagrams text by name, the one of the case first */
    void add(ReplayRun run, Map<String, String> diagrams) {
        jdbc.sql("""
                insert into replay_run (id, draft_id, digest, source, source_name, state, cases_total, cases_done, left_out, findings,
                    diagrams, requested_by, requested_at, alive_at)
                values (:id, :draft, :digest, :source, :name, :state, :total, 0, :leftOut, :findings, :diagrams, :by, :at, :at)""")
                .param("id", run.id())
                .param("draft", run.draftId())
                .param("digest", run.digest())
                .param("source", run.source().name())
                .param("name", run.sourceName())
                .param("state", run.state().name())
                .param("total", run.of())
                .param("leftOut", write(run.leftOut()))
                .param("findings", run.findings())
                .param("diagrams", write(diagrams))
                .param("by", run.requestedBy())
                .param("at", SqlTime.of(run.requestedAt()))
                .update();
    }

    Optional<ReplayRun> find(String id, Instant now) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query((row, number) -> run(row, now))
                .optional();
    }

    /** The latest first. */
    List<ReplayLine> ofDraft(String draftId, Instant now) {
        return jdbc.sql(LINES + " where draft_id = :draft order by requested_at desc, id")
                .param("draft", draftId)
                .query((row, number) -> line(row, now))
                .list();
    }

    /** Those of all drafts of a project that are done, the latest first: what a run can be compared with. */
    List<ReplayLine> doneOfProject(String projectId, Instant now) {
        return jdbc.sql(LINES + """
                 where state = 'DONE' and draft_id in (select id from protocol_draft where project_id = :project)
                order by requested_at desc, id fetch first 100 rows only""")
                .param("project", projectId)
                .query((row, number) -> line(row, now))
                .list();
    }

    /** @return whether it is still wanted */
    boolean alive(String id, int done, Instant now) {
        return jdbc.sql("update replay_run set cases_done = :done, alive_at = :at where id = :id and state = 'RUNNING'")
                        .param("done", done)
                        .param("at", SqlTime.of(now))
                        .param("id", id)
                        .update()
                > 0;
    }

    void done(String id, ReplayReport report, String cases, Instant now) {
        jdbc.sql("""
                update replay_run set state = 'DONE', cases_done = cases_total, report = :report, cases_csv = :cases, finished_at = :at
                where id = :id and state = 'RUNNING'""")
                .param("report", write(report))
                .param("cases", cases)
                .param("at", SqlTime.of(now))
                .param("id", id)
                .update();
    }

    /** Only what still runs ends. */
    void end(String id, ReplayState state, @Nullable String reason, Instant now) {
        jdbc.sql("""
                update replay_run set state = :state, reason = :reason, finished_at = :at where id = :id and state = 'RUNNING'""")
                .param("state", state.name())
                .param("reason", reason)
                .param("at", SqlTime.of(now))
                .param("id", id)
                .update();
    }

    Optional<String> cases(String id) {
        return jdbc.sql("select cases_csv from replay_run where id = :id and cases_csv is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    Map<String, String> diagrams(String id) {
        return read(
                jdbc.sql("select diagrams from replay_run where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single(),
                new TypeReference<>() {});
    }

    /** Only what does not run. @return whether it is gone */
    boolean remove(String id, Instant now) {
        return jdbc.sql("delete from replay_run where id = :id and (state <> 'RUNNING' or alive_at < :silent)")
                        .param("id", id)
                        .param("silent", SqlTime.of(now.minus(SILENCE)))
                        .update()
                > 0;
    }

    private static ReplayLine line(ResultSet row, Instant now) throws SQLException {
        return new ReplayLine(
                row.getString("id"),
                row.getString("draft_id"),
                ReplayRun.Source.valueOf(row.getString("source")),
                row.getString("source_name"),
                state(row, now),
                row.getInt("cases_done"),
                row.getInt("cases_total"),
                row.getString("requested_by"),
                SqlTime.instant(row, "requested_at"),
                SqlTime.nullableInstant(row, "finished_at"));
    }

    private static ReplayState state(ResultSet row, Instant now) throws SQLException {
        ReplayState state = ReplayState.valueOf(row.getString("state"));
        boolean silent = SqlTime.instant(row, "alive_at").plus(SILENCE).isBefore(now);
        return state == ReplayState.RUNNING && silent ? ReplayState.INTERRUPTED : state;
    }

    private ReplayRun run(ResultSet row, Instant now) throws SQLException {
        Map<String, String> diagrams = read(row.getString("diagrams"), new TypeReference<>() {});
        String report = row.getString("report");
        return new ReplayRun(
                row.getString("id"),
                row.getString("draft_id"),
                row.getString("digest"),
                ReplayRun.Source.valueOf(row.getString("source")),
                row.getString("source_name"),
                state(row, now),
                row.getInt("cases_done"),
                row.getInt("cases_total"),
                read(row.getString("left_out"), new TypeReference<>() {}),
                row.getInt("findings"),
                List.copyOf(diagrams.keySet()),
                row.getString("reason"),
                report == null ? null : read(report, new TypeReference<ReplayReport>() {}),
                row.getString("requested_by"),
                SqlTime.instant(row, "requested_at"),
                SqlTime.nullableInstant(row, "finished_at"));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
