package dev.consilium.study;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A person turned a quarantined series away; its pixels are gone, the reason stands with the series. @param reasonDigest its SHA-256 */
public record SeriesRejected(String seriesId, String projectId, String actorId, String reasonDigest)
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
