package dev.consilium.study;

import dev.consilium.common.DomainEvent;

/** A person turned a quarantined series away; its pixels are gone, the reason stands with the series. */
public record SeriesRejected(String seriesId, String projectId, String actorId) implements DomainEvent {

    @Override
    public String subjectId() {
        return seriesId;
    }
}
