package dev.consilium.study;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A person let a quarantined series through; the reason stands with the series. @param reasonDigest its SHA-256 */
public record SeriesReleased(String seriesId, String projectId, String actorId, String reasonDigest)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return seriesId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("reason", reasonDigest);
    }
}
