package dev.consilium.arbitration.consensus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilium.common.Digests;
import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code case_consensus}; they only ever grow. */
@Repository
class CaseConsensusRows {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    CaseConsensusRows(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Unless the latest of the case says the same. @return what is kept */
    CaseConsensus keep(CaseConsensus consensus) {
        String content = content(consensus);
        Optional<CaseConsensus> latest = latest(consensus.caseId());
        if (latest.isPresent() && content(latest.get()).equals(content)) {
            return latest.get();
        }
        jdbc.sql("""
                insert into case_consensus (id, case_id, round, content, content_digest, weighed_at)
                values (:id, :case, :round, :content, :digest, :at)""")
                .param("id", consensus.id())
                .param("case", consensus.caseId())
                .param("round", consensus.round())
                .param("content", content)
                .param("digest", Digests.sha256Hex(content))
                .param("at", SqlTime.of(consensus.weighedAt()))
                .update();
        return consensus;
    }

    Optional<CaseConsensus> latest(String caseId) {
        return jdbc.sql("""
                select * from case_consensus where case_id = :case
                order by weighed_at desc, id desc fetch first 1 row only""").param("case", caseId).query(this::row).optional();
    }

    Optional<CaseConsensus> find(String id) {
        return jdbc.sql("select * from case_consensus where id = :id")
                .param("id", id)
                .query(this::row)
                .optional();
    }

    /** Without what differs although the same was found. */
    private String content(CaseConsensus consensus) {
        ObjectNode tree = json.valueToTree(consensus);
        return StoredJson.write(tree.without(List.of("id", "weighedAt")));
    }

    private CaseConsensus row(ResultSet row, int number) throws SQLException {
        try {
            ObjectNode tree = StoredJson.read(json, row.getString("content"));
            tree.put("id", row.getString("id"));
            tree.put("weighedAt", SqlTime.instant(row, "weighed_at").toString());
            return json.treeToValue(tree, CaseConsensus.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored consensus is not the JSON that was written", e);
        }
    }
}
