package dev.consilium.identity;

import dev.consilium.common.DomainEvent;

/** An account may not be used any more. */
public record PersonDisabled(String personId, String actorId) implements DomainEvent {

    @Override
    public String subjectId() {
        return personId;
    }
}
