package dev.consilium.studio.deployment;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A draft that was asked to be deployed goes back to its designers. @param reasonDigest SHA-256 of the reason */
public record DeploymentRejected(String draftId, String projectId, String digest, String reasonDigest, String actorId)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return draftId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("protocol", digest, "reason", reasonDigest);
    }
}
