package dev.consilium.worklist.reidentification;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** Another person allowed a look-up by signing for it. */
public record LookUpApproved(String requestId, String projectId, String actorId, String signatureDigest)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return requestId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("signatureDigest", signatureDigest);
    }
}
