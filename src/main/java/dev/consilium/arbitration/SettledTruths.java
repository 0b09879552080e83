package dev.consilium.arbitration;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the closed cases of a project came to, all in one query. */
@Component
@Transactional(readOnly = true)
public class SettledTruths {

    private final JdbcClient jdbc;
    private final LabelsJson json;

    SettledTruths(JdbcClient jdbc, LabelsJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The latest that counts of each closed case with one label, in the order of the cases; none of an ambiguous case. */
    public List<SettledTruth> ofProject(String projectId) {
        return jdbc.sql("""
                select t.case_id, t.origin, t.labels,
                       exists (select 1 from case_audit a where a.truth_id = t.id and a.verdict = 'PASSED') as passed
                from ground_truth t join reading_case c on c.id = t.case_id
                where c.project_id = :project and c.state in ('ACCEPTED', 'VALIDATED', 'ARBITRATED')
                  and t.origin <> 'AMBIGUOUS' and t.round >= c.first_round
                  and t.revision = (select max(l.revision) from ground_truth l where l.case_id = t.case_id)
                order by t.case_id""")
                .param("project", projectId)
                .query((row, number) -> new SettledTruth(
                        row.getString("case_id"),
                        GroundTruth.Origin.valueOf(row.getString("origin")),
                        row.getBoolean("passed"),
                        Values.of(json.labels(row.getString("labels")))))
                .list();
    }
}
