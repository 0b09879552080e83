package dev.consilium.worklist.reidentification;

import dev.consilium.common.DomainEvent;

/** Another person refused a look-up. */
public record LookUpRefused(String requestId, String projectId, String actorId) implements DomainEvent {

    @Override
    public String subjectId() {
        return requestId;
    }
}
