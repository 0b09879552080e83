package dev.consilium.arbitration.panel;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A panel is to settle a case. */
public record PanelOpened(Panel panel, String projectId) implements DomainEvent {

    @Override
    public String subjectId() {
        return panel.caseId();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of(
                "panel", panel.id(),
                "number", Integer.toString(panel.number()),
                "seats", Integer.toString(panel.seats()));
    }
}
