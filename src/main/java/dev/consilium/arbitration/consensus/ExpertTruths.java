package dev.consilium.arbitration.consensus;

import dev.consilium.annotation.Label;
import dev.consilium.arbitration.LabelsJson;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cases whose truth an expert set, or looked at and passed: a consensus that nobody looked at proves nothing about readers. */
@Repository
class ExpertTruths {

    private static final String LATEST = """
            select t.case_id, t.labels from ground_truth t join reading_case c on c.id = t.case_id
            where c.project_id = :project and c.state in ('ACCEPTED', 'VALIDATED', 'ARBITRATED')
              and t.revision = (select max(later.revision) from ground_truth later where later.case_id = t.case_id)
              and (t.origin in ('SPECIALIST', 'ARBITRATION', 'BOARD')
                   or exists (select 1 from case_audit a where a.truth_id = t.id and a.verdict = 'PASSED'))""";

    private final JdbcClient jdbc;
    private final LabelsJson json;

    ExpertTruths(JdbcClient jdbc, LabelsJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Classes by case. */
    Map<String, Set<String>> of(String projectId) {
        return jdbc
                .sql(LATEST)
                .param("project", projectId)
                .query((row, number) ->
                        Map.entry(row.getString("case_id"), classes(json.labels(row.getString("labels")))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Set<String> classes(List<Label> labels) {
        return labels.stream().map(Label::labelClass).collect(Collectors.toSet());
    }
}
