package dev.consilium.identity;

import dev.consilium.common.DomainEvent;

/** Somebody was given a one-time link to set a password. */
public record PersonInvited(String personId, String actorId) implements DomainEvent {

    @Override
    public String subjectId() {
        return personId;
    }
}
