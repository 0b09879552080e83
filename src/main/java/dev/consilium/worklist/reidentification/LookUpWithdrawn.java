package dev.consilium.worklist.reidentification;

import dev.consilium.common.DomainEvent;

/** Who asked for a look-up needs it no more. */
public record LookUpWithdrawn(String requestId, String projectId, String actorId) implements DomainEvent {

    @Override
    public String subjectId() {
        return requestId;
    }
}
