package dev.consilium.studio.deployment;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** Somebody asked to have a draft deployed. @param digest of everything it would run with; @param noteDigest SHA-256 of the change note */
public record DeploymentAsked(
        String draftId, String projectId, String digest, String versionTag, String noteDigest, String actorId)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return draftId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("protocol", digest, "versionTag", versionTag, "note", noteDigest);
    }
}
