package dev.consilium.study;

import dev.consilium.common.Page;
import dev.consilium.common.SqlTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was taken into a project so far, newest first. */
@Component
@Transactional(readOnly = true)
public class IntakeLog {

    private static final int PAGE = 20;

    private final JdbcClient jdbc;

    IntakeLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param page from 1 */
    public Page<IntakeSummary> of(String projectId, int page) {
        int total = jdbc.sql("select count(*) from intake where project_id = :project")
                .param("project", projectId)
                .query(Integer.class)
                .single();
        return Page.of(page, PAGE, total, (offset, limit) -> rows(projectId, offset, limit));
    }

    private List<IntakeSummary> rows(String projectId, int offset, int limit) {
        List<String> ids = jdbc.sql("select id from intake where project_id = :project order by received_at desc, id"
                        + " offset :offset rows fetch next :limit rows only")
                .param("project", projectId)
                .param("offset", offset)
                .param("limit", limit)
                .query(String.class)
                .list();
        return ids.isEmpty() ? List.of() : summaries(ids);
    }

    private List<IntakeSummary> summaries(List<String> ids) {
        Map<String, Map<SeriesState, Integer>> series = series(ids);
        return jdbc.sql("""
                select i.id, i.received_by, i.received_at,
                       (select count(*) from intake_rejection r where r.intake_id = i.id) as rejected
                from intake i where i.id in (:ids) order by i.received_at desc, i.id""")
                .param("ids", ids)
                .query((row, number) -> new IntakeSummary(
                        row.getString("id"),
                        row.getString("received_by"),
                        SqlTime.instant(row, "received_at"),
                        series.getOrDefault(row.getString("id"), Map.of()),
                        row.getInt("rejected")))
                .list();
    }

    private Map<String, Map<SeriesState, Integer>> series(List<String> ids) {
        Map<String, Map<SeriesState, Integer>> series = new HashMap<>();
        jdbc.sql(
                        "select intake_id, state, count(*) as n from series where intake_id in (:ids) group by intake_id, state")
                .param("ids", ids)
                .query(row -> {
                    series.computeIfAbsent(row.getString("intake_id"), id -> new EnumMap<>(SeriesState.class))
                            .put(SeriesState.valueOf(row.getString("state")), row.getInt("n"));
                });
        return series;
    }
}
