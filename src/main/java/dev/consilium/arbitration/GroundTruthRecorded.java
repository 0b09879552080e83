package dev.consilium.arbitration;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A case came to a ground truth, or to another one. @param contentDigest SHA-256 of its hard and soft labels */
public record GroundTruthRecorded(
        String caseId, String projectId, GroundTruth.Origin origin, int revision, String contentDigest)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("origin", origin.name(), "revision", Integer.toString(revision), "content", contentDigest);
    }
}
