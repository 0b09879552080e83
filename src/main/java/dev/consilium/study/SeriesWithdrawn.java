package dev.consilium.study;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A series goes no further: its study was withdrawn. @param from where it stood; @param reasonDigest SHA-256 of the reason */
public record SeriesWithdrawn(String seriesId, String projectId, SeriesState from, String byId, String reasonDigest)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return seriesId;
    }

    @Override
    public String actorId() {
        return byId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("from", from.name(), "reason", reasonDigest);
    }
}
