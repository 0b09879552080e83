package dev.consilium.annotation;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** The readings of a case may be seen by others from now on. */
public record ReadingsOpened(String caseId, int readings) implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("readings", String.valueOf(readings));
    }
}
