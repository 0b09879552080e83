package dev.consilium.arbitration.edgecase;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A case was closed while it was before the board; its entry stays without a decision. */
public record EdgeCaseDropped(String entryId, String caseId, String projectId) implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("entry", entryId);
    }
}
