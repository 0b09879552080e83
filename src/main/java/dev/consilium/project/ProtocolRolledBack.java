package dev.consilium.project;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** New cases of a project begin under an earlier version again. @param from the version they began under before; @param reasonDigest SHA-256 of the reason */
public record ProtocolRolledBack(String projectId, String from, String digest, String reasonDigest, String actorId)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return projectId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("from", from, "protocol", digest, "reason", reasonDigest);
    }
}
