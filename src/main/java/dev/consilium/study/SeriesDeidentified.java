package dev.consilium.study;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** Every object of a series was de-identified. @param method codes of CID 7050 and the edition of the table */
public record SeriesDeidentified(String seriesId, String projectId, int objects, String method) implements DomainEvent {

    @Override
    public String subjectId() {
        return seriesId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("objects", Integer.toString(objects), "method", method);
    }
}
