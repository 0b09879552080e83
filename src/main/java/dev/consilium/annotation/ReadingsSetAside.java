package dev.consilium.annotation;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** The readings of a case count no more and are closed to others again: the case was reopened. */
public record ReadingsSetAside(String caseId, int readings) implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("readings", String.valueOf(readings));
    }
}
