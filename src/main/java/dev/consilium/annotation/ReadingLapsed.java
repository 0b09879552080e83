package dev.consilium.annotation;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** The due date of a reading passed before anything was handed in: its reader is not asked for this case again. */
public record ReadingLapsed(String caseId, String readingId, String readerId) implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("readingId", readingId, "readerId", readerId);
    }
}
