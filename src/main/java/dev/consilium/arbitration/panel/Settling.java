package dev.consilium.arbitration.panel;

import dev.consilium.arbitration.Decision;
import dev.consilium.arbitration.JointDecisions;
import dev.consilium.arbitration.JointDecisions.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ends a panel with a decision and keeps which votes say otherwise. */
@Component
class Settling {

    private final JointDecisions decisions;
    private final PanelRows rows;
    private final VoteValues values;

    Settling(JointDecisions decisions, PanelRows rows, VoteValues values) {
        this.decisions = decisions;
        this.rows = rows;
        this.values = values;
    }

    /** @param chairId null for a majority */
    Decision settle(Panel panel, Verdict verdict, @Nullable String chairId, List<PanelVote> cast) {
        Decision decision = decisions.add(panel.caseId(), Decision.Level.PANEL, verdict);
        String value = values.of(decision.kind(), decision.labels());
        List<String> dissent = cast.stream()
                .filter(vote -> !vote.abstains() && !values.of(vote).equals(value))
                .map(PanelVote::id)
                .toList();
        rows.settle(new Settlement(panel.id(), decision.id(), chairId, dissent, decision.signedAt()));
        return decision;
    }
}
