package dev.consilium.study;

import dev.consilium.common.DomainEvent;

/** Nobody decided on a quarantined series within the time the process gives. */
public record QuarantineOverdue(String seriesId, String projectId) implements DomainEvent {

    @Override
    public String subjectId() {
        return seriesId;
    }
}
