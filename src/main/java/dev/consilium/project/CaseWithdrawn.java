package dev.consilium.project;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A case is in no dataset any more and nobody works on it. @param from where it stood; @param reasonDigest SHA-256 of the reason */
public record CaseWithdrawn(String caseId, String projectId, CaseState from, String byId, String reasonDigest)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public String actorId() {
        return byId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("from", from.name(), "reason", reasonDigest);
    }
}
