package dev.consilium.arbitration;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A reading that was sent back is with its reader, came back, or did not. */
public record ReworkMoved(ReworkRequest request, ReworkRequest.State to, String projectId) implements DomainEvent {

    @Override
    public String subjectId() {
        return request.caseId();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("request", request.id(), "reading", request.readingId(), "to", to.name());
    }
}
