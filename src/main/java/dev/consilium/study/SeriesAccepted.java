package dev.consilium.study;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A de-identified, checked series may be read. */
public record SeriesAccepted(String seriesId, String projectId, String modality, Verdict verdict)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return seriesId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("verdict", verdict.name());
    }
}
