package dev.consilium.worklist.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;

/** The person a lead names. */
final class Assignee {
    private Assignee() {}

    static String of(People people, String username) {
        return people.byUsername(username)
                .map(Person::id)
                .orElseThrow(() ->
                        Refusal.unprocessable("UNKNOWN_USER", "There is no person of this name. Check the user name."));
    }
}
