package dev.consilium.arbitration.panel;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** Somebody was named to decide for a panel without a majority. */
public record ChairElected(Panel panel, String projectId, String chairId) implements DomainEvent {

    @Override
    public String subjectId() {
        return panel.caseId();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("panel", panel.id(), "chair", chairId);
    }
}
