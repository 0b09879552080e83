package dev.consilium.project;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** Another case comes first. @param priority {@code routine} or {@code urgent}; @param reasonDigest SHA-256 of the reason */
public record CasePriorityChanged(String caseId, String projectId, String priority, String byId, String reasonDigest)
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
        return Map.of("priority", priority, "reason", reasonDigest);
    }
}
