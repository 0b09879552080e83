package dev.consilium.study;

import dev.consilium.common.DomainEvent;
import java.util.List;
import java.util.Map;

/** A series waits for a person to look at it. @param reasons codes of its findings */
public record SeriesQuarantined(String seriesId, String projectId, List<String> reasons) implements DomainEvent {

    @Override
    public String subjectId() {
        return seriesId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("reasons", String.join(",", reasons));
    }
}
