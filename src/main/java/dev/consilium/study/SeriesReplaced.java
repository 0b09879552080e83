package dev.consilium.study;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A data manager sent a series in the place of one in quarantine, which is rejected. @param by the series that came */
public record SeriesReplaced(String seriesId, String projectId, String actorId, String by) implements DomainEvent {

    @Override
    public String subjectId() {
        return seriesId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("by", by);
    }
}
