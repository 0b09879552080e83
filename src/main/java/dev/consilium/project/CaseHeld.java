package dev.consilium.project;

import dev.consilium.common.DomainEvent;
import java.time.Instant;
import java.util.Map;

/** Nothing goes on in this case: no task is worked on, no deadline passes. @param reasonDigest SHA-256 of the reason */
public record CaseHeld(String caseId, String projectId, Instant at, String byId, String reasonDigest)
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
        return Map.of("reason", reasonDigest);
    }
}
