package dev.consilium.project;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A closed case is read once more by others. @param protocolDigest the version it is read under now; @param reasonDigest SHA-256 of the reason */
public record CaseReopened(
        String caseId,
        String projectId,
        String protocolDigest,
        String modality,
        String priority,
        String byId,
        String reasonDigest)
        implements DomainEvent {

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
        return Map.of("protocol", protocolDigest, "reason", reasonDigest);
    }
}
