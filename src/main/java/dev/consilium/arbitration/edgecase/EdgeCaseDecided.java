package dev.consilium.arbitration.edgecase;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** The board decided, and the register has it. @param decisionId empty where it made no decision of the case */
public record EdgeCaseDecided(
        String entryId, String caseId, String projectId, BoardOutcome outcome, String category, String decisionId)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("entry", entryId, "outcome", outcome.code(), "category", category, "decision", decisionId);
    }
}
