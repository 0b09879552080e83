package dev.consilium.annotation;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A reading was given back before anything was handed in. */
public record ReadingReleased(String caseId, String readingId, String readerId, String byId) implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public String actorId() {
        return byId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("readingId", readingId, "readerId", readerId);
    }
}
