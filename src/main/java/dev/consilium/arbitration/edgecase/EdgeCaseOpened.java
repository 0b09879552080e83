package dev.consilium.arbitration.edgecase;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A case came before the edge-case board. */
public record EdgeCaseOpened(String entryId, String caseId, String projectId, String level) implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("entry", entryId, "raisedBy", level);
    }
}
