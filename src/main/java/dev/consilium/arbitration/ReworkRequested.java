package dev.consilium.arbitration;

import dev.consilium.common.Digests;
import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A reading is to go back to its reader. */
public record ReworkRequested(ReworkRequest request, String projectId) implements DomainEvent {

    @Override
    public String subjectId() {
        return request.caseId();
    }

    @Override
    public String actorId() {
        return request.askedBy();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of(
                "request", request.id(),
                "reading", request.readingId(),
                "reason", request.reason().code(),
                "comment", Digests.sha256Hex(request.comment()),
                "places", Integer.toString(request.places().size()));
    }
}
