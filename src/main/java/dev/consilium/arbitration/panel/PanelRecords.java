package dev.consilium.arbitration.panel;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows panels that settled their case; one that is still sitting is shown to nobody. */
@Component
@Transactional(readOnly = true)
public class PanelRecords {

    private final PanelRows rows;
    private final PanelVotes votes;

    PanelRecords(PanelRows rows, PanelVotes votes) {
        this.rows = rows;
        this.votes = votes;
    }

    /** Oldest first. */
    public List<PanelRecord> of(String caseId) {
        return rows.of(caseId).stream()
                .flatMap(panel -> rows.settlement(panel.id()).stream()
                        .map(settlement ->
                                new PanelRecord(panel, votes.of(panel.id()), rows.chairs(panel.id()), settlement)))
                .toList();
    }
}
