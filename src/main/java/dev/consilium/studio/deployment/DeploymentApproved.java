package dev.consilium.studio.deployment;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** Somebody else signed for a draft, and it is deployed. @param signatureDigest SHA-256 of all that was signed */
public record DeploymentApproved(
        String draftId, String projectId, String digest, String versionTag, String signatureDigest, String actorId)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return draftId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("protocol", digest, "versionTag", versionTag, "signature", signatureDigest);
    }
}
