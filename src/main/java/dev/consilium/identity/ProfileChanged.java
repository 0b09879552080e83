package dev.consilium.identity;

import dev.consilium.common.DomainEvent;

/** Somebody goes by another name; signatures keep the name they were given under. */
public record ProfileChanged(String personId, String actorId) implements DomainEvent {

    @Override
    public String subjectId() {
        return personId;
    }
}
