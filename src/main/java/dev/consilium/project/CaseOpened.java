package dev.consilium.project;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A case is ready to be read under this protocol version. */
public record CaseOpened(String caseId, String projectId, String protocolDigest, String modality, String priority)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("protocol", protocolDigest, "modality", modality, "priority", priority);
    }
}
