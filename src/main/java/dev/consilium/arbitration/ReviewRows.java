package dev.consilium.arbitration;

import dev.consilium.annotation.EdgeCategory;
import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code specialist_review}: written once, never changed. */
@Repository
class ReviewRows {

    private final JdbcClient jdbc;

    ReviewRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Review review) {
        jdbc.sql("""
                insert into specialist_review (id, case_id, round, specialist_id, kind, reading_id, reason_code, category,
                                               comment, returned, decision_id, concluded_at)
                values (:id, :case, :round, :specialist, :kind, :reading, :reason, :category, :comment, :returned, :decision, :at)""")
                .param("id", review.id())
                .param("case", review.caseId())
                .param("round", review.round())
                .param("specialist", review.specialistId())
                .param("kind", review.kind().name())
                .param("reading", review.readingId(), Types.VARCHAR)
                .param("reason", review.reasonCode(), Types.VARCHAR)
                .param("category", name(review.edgeCategory()), Types.VARCHAR)
                .param("comment", review.comment(), Types.VARCHAR)
                .param("returned", review.returned())
                .param("decision", review.decisionId(), Types.VARCHAR)
                .param("at", SqlTime.of(review.concludedAt()))
                .update();
    }

    /** Oldest first. */
    List<Review> of(String caseId) {
        return jdbc.sql("select * from specialist_review where case_id = :case order by concluded_at, returned, id")
                .param("case", caseId)
                .query(ReviewRows::row)
                .list();
    }

    private static @Nullable String name(@Nullable EdgeCategory category) {
        return category == null ? null : category.name();
    }

    private static @Nullable EdgeCategory category(@Nullable String name) {
        return name == null ? null : EdgeCategory.valueOf(name);
    }

    private static Review row(ResultSet row, int number) throws SQLException {
        return new Review(
                row.getString("id"),
                row.getString("case_id"),
                row.getInt("round"),
                row.getString("specialist_id"),
                ReviewCommand.Kind.valueOf(row.getString("kind")),
                row.getString("reading_id"),
                row.getString("reason_code"),
                category(row.getString("category")),
                row.getString("comment"),
                row.getInt("returned"),
                row.getString("decision_id"),
                SqlTime.instant(row, "concluded_at"));
    }
}
