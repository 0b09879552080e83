package dev.consilium.arbitration;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** Somebody decided a case and signed. */
public record DecisionSigned(Decision decision, String projectId) implements DomainEvent {

    @Override
    public String subjectId() {
        return decision.caseId();
    }

    @Override
    public String actorId() {
        return decision.arbiterId();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of(
                "decision", decision.id(),
                "level", decision.level().name(),
                "kind", decision.kind().name(),
                "reason", decision.reasonCode(),
                "dissent", Integer.toString(decision.dissent().size()),
                "content", decision.contentDigest());
    }
}
