package dev.consilium.arbitration;

import dev.consilium.annotation.Reading;
import dev.consilium.arbitration.AuditFinding.About;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What failed its audit, other than for how it came about: computation that was sure of it was wrong. */
@Component
@Transactional(readOnly = true)
public class RefutedTruths {

    private final JdbcClient jdbc;
    private final LabelsJson json;
    private final FirstPass readings;

    RefutedTruths(JdbcClient jdbc, LabelsJson json, FirstPass readings) {
        this.jdbc = jdbc;
        this.json = json;
        this.readings = readings;
    }

    private record Failed(
            String truthId, String caseId, Set<String> classes, String protocolDigest, List<AuditFinding> findings) {

        boolean ofContent() {
            return findings.isEmpty()
                    || findings.stream()
                            .anyMatch(finding -> finding.about() == About.TRUTH || finding.about() == About.READING);
        }
    }

    /** In the order of the cases. An ambiguous one claimed nothing and is left out. */
    public List<RefutedTruth> ofProject(String projectId) {
        return jdbc
                .sql("""
                select t.id, t.case_id, t.labels, t.protocol_digest, a.findings
                from case_audit a join ground_truth t on t.id = a.truth_id join reading_case c on c.id = t.case_id
                where c.project_id = :project and a.verdict = 'FAILED' and t.origin <> 'AMBIGUOUS'
                order by t.case_id, t.revision""")
                .param("project", projectId)
                .query((row, number) -> new Failed(
                        row.getString("id"),
                        row.getString("case_id"),
                        Values.of(json.labels(row.getString("labels"))),
                        row.getString("protocol_digest"),
                        json.findings(row.getString("findings"))))
                .list()
                .stream()
                .filter(Failed::ofContent)
                .map(failed ->
                        new RefutedTruth(failed.caseId(), failed.classes(), failed.protocolDigest(), readings(failed)))
                .toList();
    }

    private List<Reading> readings(Failed failed) {
        Set<String> basis =
                new HashSet<>(jdbc.sql("select reading_id from ground_truth_reading where truth_id = :truth")
                        .param("truth", failed.truthId())
                        .query(String.class)
                        .list());
        return readings.handedIn(failed.caseId()).stream()
                .filter(reading -> basis.contains(reading.id()))
                .toList();
    }
}
