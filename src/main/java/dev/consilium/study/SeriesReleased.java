package dev.consilium.study;

import dev.consilium.common.DomainEvent;

/** A person let a quarantined series through; the reason stands with the series. */
public record SeriesReleased(String seriesId, String projectId, String actorId) implements DomainEvent {

    @Override
    public String subjectId() {
        return seriesId;
    }
}
