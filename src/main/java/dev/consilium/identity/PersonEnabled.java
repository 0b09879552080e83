package dev.consilium.identity;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A disabled account may be used again. */
public record PersonEnabled(String personId, String actorId) implements DomainEvent {

    @Override
    public String subjectId() {
        return personId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of();
    }
}
