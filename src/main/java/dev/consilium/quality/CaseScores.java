package dev.consilium.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.common.SqlTime;
import dev.consilium.quality.metric.MetricResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The kept scores, one row per case and round, metrics as JSON. */
@Repository
class CaseScores {

    private static final String SELECT = "select case_id, round, readings, percent_agreement, metrics from case_score ";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    CaseScores(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<CaseScore> find(String caseId, int round) {
        return jdbc.sql(SELECT + "where case_id = :case and round = :round")
                .param("case", caseId)
                .param("round", round)
                .query(this::score)
                .optional();
    }

    List<CaseScore> ofCase(String caseId) {
        return jdbc.sql(SELECT + "where case_id = :case order by round")
                .param("case", caseId)
                .query(this::score)
                .list();
    }

    /** Replaces the score of the round where one is kept. */
    void keep(CaseScore score, Instant at) {
        int replaced = write("""
                update case_score set readings = :readings, percent_agreement = :percent, metrics = :metrics, scored_at = :at
                where case_id = :case and round = :round""", score, at);
        if (replaced == 0) {
            write("""
                    insert into case_score (case_id, round, readings, percent_agreement, metrics, scored_at)
                    values (:case, :round, :readings, :percent, :metrics, :at)""", score, at);
        }
    }

    private int write(String sql, CaseScore score, Instant at) {
        return jdbc.sql(sql)
                .param("case", score.caseId())
                .param("round", score.round())
                .param("readings", score.readings())
                .param("percent", score.percentAgreement(), java.sql.Types.DOUBLE)
                .param("metrics", text(score.metrics()))
                .param("at", SqlTime.of(at))
                .update();
    }

    private CaseScore score(ResultSet row, int number) throws SQLException {
        return new CaseScore(
                row.getString("case_id"),
                row.getInt("round"),
                row.getInt("readings"),
                row.getObject("percent_agreement", Double.class),
                metrics(row.getString("metrics")));
    }

    private String text(List<MetricResult> metrics) {
        try {
            return json.writeValueAsString(metrics);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("metric results must write as JSON", e);
        }
    }

    private List<MetricResult> metrics(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("kept metric results cannot be read", e);
        }
    }
}
