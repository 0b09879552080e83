package dev.consilium.identity;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** An account may not be used any more. */
public record PersonDisabled(String personId, String actorId) implements DomainEvent {

    @Override
    public String subjectId() {
        return personId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of();
    }
}
