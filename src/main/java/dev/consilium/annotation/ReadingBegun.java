package dev.consilium.annotation;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A reader took a case. */
public record ReadingBegun(String caseId, String readingId, String level, int round, String readerId)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public String actorId() {
        return readerId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("readingId", readingId, "level", level, "round", String.valueOf(round));
    }
}
