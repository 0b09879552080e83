package dev.consilium.project;

import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code question}. */
@Repository
class QuestionRows {

    private final JdbcClient jdbc;

    QuestionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Question question) {
        jdbc.sql("""
                insert into question (id, case_id, asked_by, text, asked_at)
                values (:id, :case, :by, :text, :at)""")
                .param("id", question.id())
                .param("case", question.caseId())
                .param("by", question.askedBy())
                .param("text", question.text())
                .param("at", SqlTime.of(question.askedAt()))
                .update();
    }

    /** @return false where it was answered before */
    boolean answer(String id, String answer, String by, Instant at) {
        return jdbc.sql("""
                update question set answer = :answer, answered_by = :by, answered_at = :at
                where id = :id and answered_at is null""")
                        .param("id", id)
                        .param("answer", answer)
                        .param("by", by)
                        .param("at", SqlTime.of(at))
                        .update()
                == 1;
    }

    Optional<Question> byId(String id) {
        return jdbc.sql("select * from question where id = :id")
                .param("id", id)
                .query(QuestionRows::row)
                .optional();
    }

    /** In the order in which they were asked. */
    List<Question> byCase(String caseId) {
        return jdbc.sql("select * from question where case_id = :case order by asked_at, id")
                .param("case", caseId)
                .query(QuestionRows::row)
                .list();
    }

    private static Question row(ResultSet row, int number) throws SQLException {
        return new Question(
                row.getString("id"),
                row.getString("case_id"),
                row.getString("asked_by"),
                row.getString("text"),
                SqlTime.instant(row, "asked_at"),
                row.getString("answer"),
                row.getString("answered_by"),
                SqlTime.nullableInstant(row, "answered_at"));
    }
}
