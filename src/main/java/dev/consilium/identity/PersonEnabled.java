package dev.consilium.identity;

import dev.consilium.common.DomainEvent;

/** A disabled account may be used again. */
public record PersonEnabled(String personId, String actorId) implements DomainEvent {

    @Override
    public String subjectId() {
        return personId;
    }
}
