package dev.consilium.project;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A project exists, under this protocol version. */
public record ProjectCreated(String projectId, String protocolDigest, String actorId) implements DomainEvent {

    @Override
    public String subjectId() {
        return projectId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("protocol", protocolDigest);
    }
}
