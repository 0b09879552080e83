package dev.consilium.arbitration.panel;

import dev.consilium.arbitration.DecideCommand;
import dev.consilium.arbitration.LabelsJson;
import dev.consilium.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code panel_vote}: one per member and panel, written once, never changed. */
@Repository
class PanelVotes {

    private static final String ABSTAIN = "ABSTAIN";

    private final JdbcClient jdbc;
    private final LabelsJson json;

    PanelVotes(JdbcClient jdbc, LabelsJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(PanelVote vote) {
        jdbc.sql("""
                insert into panel_vote (id, panel_id, member_id, kind, chosen_reading_id, labels, reason_code, comment, signed_name,
                                        meaning, signed_at, content_digest)
                values (:id, :panel, :member, :kind, :chosen, :labels, :reason, :comment, :name, :meaning, :at, :digest)""")
                .param("id", vote.id())
                .param("panel", vote.panelId())
                .param("member", vote.memberId())
                .param("kind", vote.kind() == null ? ABSTAIN : vote.kind().name())
                .param("chosen", vote.chosenReadingId(), java.sql.Types.VARCHAR)
                .param("labels", json.write(vote.labels()))
                .param("reason", vote.reasonCode())
                .param("comment", vote.comment(), java.sql.Types.VARCHAR)
                .param("name", vote.signedName())
                .param("meaning", vote.meaning())
                .param("at", SqlTime.of(vote.signedAt()))
                .param("digest", vote.contentDigest())
                .update();
    }

    /** In the order of their random ids, so that the order tells nothing. */
    List<PanelVote> of(String panelId) {
        return jdbc.sql("select * from panel_vote where panel_id = :panel order by id")
                .param("panel", panelId)
                .query(this::row)
                .list();
    }

    private PanelVote row(ResultSet row, int number) throws SQLException {
        String kind = row.getString("kind");
        return new PanelVote(
                row.getString("id"),
                row.getString("panel_id"),
                row.getString("member_id"),
                kind.equals(ABSTAIN) ? null : DecideCommand.Kind.valueOf(kind),
                row.getString("chosen_reading_id"),
                json.labels(row.getString("labels")),
                row.getString("reason_code"),
                row.getString("comment"),
                row.getString("signed_name"),
                row.getString("meaning"),
                SqlTime.instant(row, "signed_at"),
                row.getString("content_digest"));
    }
}
