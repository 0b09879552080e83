package dev.consilium.project;

import dev.consilium.common.DomainEvent;
import dev.consilium.common.SqlTime;
import java.time.Instant;
import java.util.Map;

/** New cases of a project begin under this version, from this time on. */
public record ProtocolInForce(String projectId, String digest, Instant from, String actorId) implements DomainEvent {

    @Override
    public String subjectId() {
        return projectId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("protocol", digest, "from", SqlTime.of(from).toString());
    }
}
