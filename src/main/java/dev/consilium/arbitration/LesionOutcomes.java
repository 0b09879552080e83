package dev.consilium.arbitration;

import dev.consilium.annotation.Label;
import dev.consilium.quality.lesion.MergeRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code decision_lesion}: written once with their decision, never changed. */
@Repository
class LesionOutcomes {

    private final JdbcClient jdbc;
    private final LabelsJson json;

    LesionOutcomes(JdbcClient jdbc, LabelsJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(String decisionId, List<LesionOutcome> outcomes) {
        for (LesionOutcome outcome : outcomes) {
            jdbc.sql("""
                    insert into decision_lesion (decision_id, lesion, action, merged_by, label, dissent)
                    values (:decision, :lesion, :action, :by, :label, :dissent)""")
                    .param("decision", decisionId)
                    .param("lesion", outcome.lesion())
                    .param("action", outcome.action().name())
                    .param("by", outcome.by() == null ? null : outcome.by().name(), java.sql.Types.VARCHAR)
                    .param("label", written(outcome.label()), java.sql.Types.VARCHAR)
                    .param("dissent", json.write(outcome.dissent()))
                    .update();
        }
    }

    List<LesionOutcome> of(String decisionId) {
        return jdbc.sql("select * from decision_lesion where decision_id = :decision order by lesion")
                .param("decision", decisionId)
                .query(this::row)
                .list();
    }

    private @Nullable String written(@Nullable Label label) {
        return label == null ? null : json.write(List.of(label));
    }

    private LesionOutcome row(ResultSet row, int number) throws SQLException {
        String label = row.getString("label");
        String by = row.getString("merged_by");
        return new LesionOutcome(
                row.getInt("lesion"),
                LesionAnswer.Action.valueOf(row.getString("action")),
                by == null ? null : MergeRule.valueOf(by),
                label == null ? null : json.labels(label).get(0),
                json.ids(row.getString("dissent")));
    }
}
