package dev.consilium.arbitration.edgecase;

import dev.consilium.annotation.EdgeCategory;
import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code edge_case}, each with its tags. */
@Repository
class EdgeCaseRows {

    private final JdbcClient jdbc;
    private final EdgeCaseTags tags;

    EdgeCaseRows(JdbcClient jdbc, EdgeCaseTags tags) {
        this.jdbc = jdbc;
        this.tags = tags;
    }

    void add(EdgeCase entry) {
        jdbc.sql("""
                insert into edge_case (id, project_id, case_id, round, state, raised_level, raised_by, raised_category, first_seat,
                                       opened_at)
                values (:id, :project, :case, :round, :state, :level, :by, :category, :first, :at)""")
                .param("id", entry.id())
                .param("project", entry.projectId())
                .param("case", entry.caseId())
                .param("round", entry.round())
                .param("state", entry.state().name())
                .param("level", entry.raised().level())
                .param("by", entry.raised().personId(), Types.VARCHAR)
                .param("category", name(entry.raised().category()), Types.VARCHAR)
                .param("first", entry.firstSeat().name())
                .param("at", SqlTime.of(entry.openedAt()))
                .update();
    }

    /** Only an open entry is closed, and only once. */
    void close(EdgeCase entry) {
        jdbc.sql("""
                update edge_case set state = :state, category = :category, outcome = :outcome, reason = :reason,
                                     guideline_sentence = :sentence, decision_id = :decision, closed_at = :at
                where id = :id and state = 'OPEN'""")
                .param("state", entry.state().name())
                .param("category", name(entry.category()), Types.VARCHAR)
                .param("outcome", name(entry.outcome()), Types.VARCHAR)
                .param("reason", entry.reason(), Types.VARCHAR)
                .param("sentence", entry.guidelineSentence(), Types.VARCHAR)
                .param("decision", entry.decisionId(), Types.VARCHAR)
                .param("at", SqlTime.ofNullable(entry.closedAt()))
                .param("id", entry.id())
                .update();
    }

    Optional<EdgeCase> byId(String id) {
        return tagged(jdbc.sql("select * from edge_case where id = :id")
                        .param("id", id)
                        .query(EdgeCaseRows::row)
                        .list())
                .stream()
                .findFirst();
    }

    /** Oldest first. */
    List<EdgeCase> ofCase(String caseId) {
        return tagged(jdbc.sql("select * from edge_case where case_id = :case order by opened_at, id")
                .param("case", caseId)
                .query(EdgeCaseRows::row)
                .list());
    }

    /** Newest first, page by page. */
    List<EdgeCase> matching(EdgeCaseCondition condition, int offset, int limit) {
        return tagged(jdbc.sql("select e.* from edge_case e join reading_case c on c.id = e.case_id where "
                        + condition.sql() + " order by e.opened_at desc, e.id"
                        + " offset :offset rows fetch next :limit rows only")
                .params(condition.parameters())
                .param("offset", offset)
                .param("limit", limit)
                .query(EdgeCaseRows::row)
                .list());
    }

    int count(EdgeCaseCondition condition) {
        return jdbc.sql("select count(*) from edge_case e join reading_case c on c.id = e.case_id where "
                        + condition.sql())
                .params(condition.parameters())
                .query(Integer.class)
                .single();
    }

    static @Nullable EdgeCategory category(ResultSet row, String column) throws SQLException {
        String name = row.getString(column);
        return name == null ? null : EdgeCategory.valueOf(name);
    }

    private List<EdgeCase> tagged(List<EdgeCase> entries) {
        Map<String, List<String>> known =
                tags.of(entries.stream().map(EdgeCase::id).toList());
        return entries.stream()
                .map(entry -> entry.withTags(known.getOrDefault(entry.id(), List.of())))
                .toList();
    }

    private static EdgeCase row(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        return new EdgeCase(
                row.getString("id"),
                row.getString("project_id"),
                row.getString("case_id"),
                row.getInt("round"),
                EdgeCase.State.valueOf(row.getString("state")),
                new Raised(row.getString("raised_level"), row.getString("raised_by"), category(row, "raised_category")),
                Seat.valueOf(row.getString("first_seat")),
                category(row, "category"),
                List.of(),
                outcome == null ? null : BoardOutcome.valueOf(outcome),
                row.getString("reason"),
                row.getString("guideline_sentence"),
                row.getString("decision_id"),
                SqlTime.instant(row, "opened_at"),
                SqlTime.nullableInstant(row, "closed_at"));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
