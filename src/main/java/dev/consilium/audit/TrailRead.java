package dev.consilium.audit;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** Somebody looked into the trail of a project (Audit Log Used. */
public record TrailRead(String projectId, String actorId, long after, int entries) implements DomainEvent {

    @Override
    public String subjectId() {
        return projectId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("after", Long.toString(after), "entries", Integer.toString(entries));
    }
}
