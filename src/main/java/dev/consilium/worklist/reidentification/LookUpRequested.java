package dev.consilium.worklist.reidentification;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** Somebody asked whom a pseudonym stands for. @param reason by its name */
public record LookUpRequested(String requestId, String projectId, String actorId, String pseudonym, LookUpReason reason)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return requestId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("pseudonym", pseudonym, "reason", reason.name());
    }
}
