package dev.consilium.project;

import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code reading_case}. */
@Repository
class CaseRows {

    private static final List<String> SETTLED = Arrays.stream(CaseState.values())
            .filter(CaseState::settled)
            .map(CaseState::name)
            .toList();

    private final JdbcClient jdbc;

    CaseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Case opened) {
        jdbc.sql("""
                insert into reading_case (id, project_id, series_id, protocol_digest, modality, priority, state, round, first_round, opened_at)
                values (:id, :project, :series, :protocol, :modality, :priority, :state, :round, :first, :at)""")
                .param("id", opened.id())
                .param("project", opened.projectId())
                .param("series", opened.seriesId())
                .param("protocol", opened.protocolDigest())
                .param("modality", opened.modality())
                .param("priority", opened.priority())
                .param("state", opened.state().name())
                .param("round", opened.round())
                .param("first", opened.firstRound())
                .param("at", SqlTime.of(opened.openedAt()))
                .update();
    }

    Optional<Case> byId(String id) {
        return jdbc.sql("select * from reading_case where id = :id")
                .param("id", id)
                .query(CaseRows::row)
                .optional();
    }

    /** Holds the row until the transaction ends. */
    Optional<Case> lock(String id) {
        return jdbc.sql("select * from reading_case where id = :id for update")
                .param("id", id)
                .query(CaseRows::row)
                .optional();
    }

    Optional<Case> bySeries(String seriesId) {
        return jdbc.sql("select * from reading_case where series_id = :id")
                .param("id", seriesId)
                .query(CaseRows::row)
                .optional();
    }

    List<String> seriesOf(Collection<String> caseIds) {
        return jdbc.sql("select series_id from reading_case where id in (:ids)")
                .param("ids", caseIds)
                .query(String.class)
                .list();
    }

    List<Case> byProject(String projectId) {
        return jdbc.sql("select * from reading_case where project_id = :id order by opened_at, id")
                .param("id", projectId)
                .query(CaseRows::row)
                .list();
    }

    List<String> settled(String projectId) {
        return jdbc.sql("""
                select id from reading_case where project_id = :id and state in (:states) order by id""")
                .param("id", projectId)
                .param("states", SETTLED)
                .query(String.class)
                .list();
    }

    /** Changes whenever a case is settled, reopened or withdrawn. */
    String settledMark(String projectId) {
        return jdbc.sql("""
                select count(*) as cases, max(closed_at) as latest, sum(first_round) as rounds from reading_case
                where project_id = :id and state in (:states)""")
                .param("id", projectId)
                .param("states", SETTLED)
                .query((row, number) -> row.getLong("cases") + " " + SqlTime.nullableInstant(row, "latest") + " "
                        + row.getLong("rounds"))
                .single();
    }

    Map<CaseState, Long> countsOf(String projectId) {
        Map<CaseState, Long> counts = new EnumMap<>(CaseState.class);
        jdbc.sql("select state, count(*) as cases from reading_case where project_id = :id group by state")
                .param("id", projectId)
                .query(row -> {
                    counts.put(CaseState.valueOf(row.getString("state")), row.getLong("cases"));
                });
        return counts;
    }

    void move(String id, CaseState state, int round, String waitCode) {
        jdbc.sql("update reading_case set state = :state, round = :round, wait_code = :wait where id = :id")
                .param("state", state.name())
                .param("round", round)
                .param("wait", waitCode.isEmpty() ? null : waitCode, java.sql.Types.VARCHAR)
                .param("id", id)
                .update();
    }

    void route(String id, String route, String reason) {
        jdbc.sql("update reading_case set route = :route, route_reason = :reason where id = :id")
                .param("route", route)
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    void close(String id, CaseState state, Instant at) {
        jdbc.sql("""
                update reading_case set state = :state, closed_at = :at, wait_code = null, held_at = null
                where id = :id""")
                .param("state", state.name())
                .param("at", SqlTime.of(at))
                .param("id", id)
                .update();
    }

    void reopen(String id) {
        jdbc.sql("""
                update reading_case set state = 'OPENED', first_round = round + 1, route = null, route_reason = null,
                    wait_code = null, overdue_since = null, closed_at = null
                where id = :id""").param("id", id).update();
    }

    void adopt(String id, String protocolDigest) {
        jdbc.sql("update reading_case set protocol_digest = :digest where id = :id")
                .param("digest", protocolDigest)
                .param("id", id)
                .update();
    }

    void prioritise(String id, String priority) {
        jdbc.sql("update reading_case set priority = :priority where id = :id")
                .param("priority", priority)
                .param("id", id)
                .update();
    }

    void hold(String id, Instant at) {
        jdbc.sql("update reading_case set held_at = :at where id = :id")
                .param("at", SqlTime.of(at))
                .param("id", id)
                .update();
    }

    void resume(String id) {
        jdbc.sql("update reading_case set held_at = null where id = :id")
                .param("id", id)
                .update();
    }

    void overdue(String id, Instant since) {
        jdbc.sql("update reading_case set overdue_since = :since where id = :id and overdue_since is null")
                .param("since", SqlTime.of(since))
                .param("id", id)
                .update();
    }

    Map<String, String> routeReasons(Collection<String> caseIds) {
        Map<String, String> reasons = new HashMap<>();
        jdbc.sql("select id, route_reason from reading_case where id in (:cases) and route_reason is not null")
                .param("cases", caseIds)
                .query(row -> {
                    reasons.put(row.getString("id"), row.getString("route_reason"));
                });
        return reasons;
    }

    static Case row(ResultSet row, int number) throws SQLException {
        return new Case(
                row.getString("id"),
                row.getString("project_id"),
                row.getString("series_id"),
                row.getString("protocol_digest"),
                row.getString("modality"),
                row.getString("priority"),
                CaseState.valueOf(row.getString("state")),
                row.getInt("round"),
                row.getInt("first_round"),
                row.getString("route"),
                row.getString("route_reason"),
                row.getString("wait_code"),
                SqlTime.nullableInstant(row, "overdue_since"),
                SqlTime.nullableInstant(row, "held_at"),
                SqlTime.instant(row, "opened_at"),
                SqlTime.nullableInstant(row, "closed_at"));
    }
}
