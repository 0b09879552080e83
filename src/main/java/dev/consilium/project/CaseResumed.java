package dev.consilium.project;

import dev.consilium.common.DomainEvent;
import java.time.Duration;
import java.util.Map;

/** A case goes on after a hold. @param held for how long; every deadline is later by that */
public record CaseResumed(String caseId, String projectId, Duration held, String byId) implements DomainEvent {

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
        return Map.of("held", held.toString());
    }
}
