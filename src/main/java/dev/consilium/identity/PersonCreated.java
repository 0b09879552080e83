package dev.consilium.identity;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** Somebody has an account. */
public record PersonCreated(String personId, boolean admin, String actorId) implements DomainEvent {

    @Override
    public String subjectId() {
        return personId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("admin", Boolean.toString(admin));
    }
}
