package dev.consilium.arbitration;

import dev.consilium.common.Digests;
import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code ground_truth}: a new truth is a new revision. */
@Repository
class GroundTruthRows {

    private final JdbcClient jdbc;
    private final LabelsJson json;

    GroundTruthRows(JdbcClient jdbc, LabelsJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return SHA-256 of the canonical JSON of its hard and soft labels */
    String add(GroundTruth truth) {
        String labels = json.write(truth.labels());
        String soft = json.write(truth.softLabel());
        jdbc.sql("""
                insert into ground_truth (id, case_id, revision, round, origin, labels, soft_label, percent_agreement,
                                          decision_id, consensus_id, protocol_digest, recorded_at)
                values (:id, :case, :revision, :round, :origin, :labels, :soft, :agreement, :decision, :consensus,
                        :protocol, :at)""")
                .param("id", truth.id())
                .param("case", truth.caseId())
                .param("revision", truth.revision())
                .param("round", truth.round())
                .param("origin", truth.origin().name())
                .param("labels", labels)
                .param("soft", soft)
                .param("agreement", truth.percentAgreement(), java.sql.Types.DOUBLE)
                .param("decision", truth.decisionId(), java.sql.Types.VARCHAR)
                .param("consensus", truth.consensusId(), java.sql.Types.VARCHAR)
                .param("protocol", truth.protocolDigest())
                .param("at", SqlTime.of(truth.recordedAt()))
                .update();
        truth.restsOn().forEach(basis -> restOn(truth.id(), basis));
        return Digests.sha256Hex("{\"labels\":" + labels + ",\"softLabel\":" + soft + "}");
    }

    /** Oldest first. */
    List<GroundTruth> of(String caseId) {
        return jdbc.sql("select * from ground_truth where case_id = :case order by revision")
                .param("case", caseId)
                .query(this::row)
                .list();
    }

    private void restOn(String truthId, GroundTruth.Basis basis) {
        jdbc.sql(
                        "insert into ground_truth_reading (truth_id, reading_id, revision) values (:truth, :reading, :revision)")
                .param("truth", truthId)
                .param("reading", basis.readingId())
                .param("revision", basis.revision())
                .update();
    }

    private List<GroundTruth.Basis> restsOn(String truthId) {
        return jdbc.sql("""
                select b.reading_id, b.revision from ground_truth_reading b left join reading r on r.id = b.reading_id
                where b.truth_id = :truth order by r.submitted_at, r.started_at, r.id""")
                .param("truth", truthId)
                .query((row, number) -> new GroundTruth.Basis(row.getString("reading_id"), row.getInt("revision")))
                .list();
    }

    private GroundTruth row(ResultSet row, int number) throws SQLException {
        return new GroundTruth(
                row.getString("id"),
                row.getString("case_id"),
                row.getInt("revision"),
                row.getInt("round"),
                GroundTruth.Origin.valueOf(row.getString("origin")),
                json.labels(row.getString("labels")),
                json.shares(row.getString("soft_label")),
                row.getObject("percent_agreement", Double.class),
                row.getString("decision_id"),
                row.getString("consensus_id"),
                row.getString("protocol_digest"),
                SqlTime.instant(row, "recorded_at"),
                restsOn(row.getString("id")));
    }
}
