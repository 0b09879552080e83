package dev.consilium.arbitration.panel;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A member of a panel voted or abstained, and signed. */
public record VoteSigned(PanelVote vote, String caseId, String projectId) implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public String actorId() {
        return vote.memberId();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of(
                "panel", vote.panelId(),
                "vote", vote.id(),
                "kind", vote.kind() == null ? "ABSTAIN" : vote.kind().name(),
                "reason", vote.reasonCode(),
                "content", vote.contentDigest());
    }
}
