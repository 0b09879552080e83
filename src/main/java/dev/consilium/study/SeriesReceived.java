package dev.consilium.study;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A series lies in the inbox and waits to be de-identified. */
public record SeriesReceived(String seriesId, String projectId, String actorId, int objects) implements DomainEvent {

    @Override
    public String subjectId() {
        return seriesId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("objects", Integer.toString(objects));
    }
}
