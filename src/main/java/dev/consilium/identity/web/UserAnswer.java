package dev.consilium.identity.web;

import dev.consilium.identity.Person;

/** An account as administrators see it. */
record UserAnswer(String id, String username, String displayName, boolean admin, boolean enabled) {

    static UserAnswer of(Person person) {
        return new UserAnswer(person.id(), person.username(), person.displayName(), person.admin(), person.enabled());
    }
}
