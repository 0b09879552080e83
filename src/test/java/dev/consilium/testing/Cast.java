package dev.consilium.testing;

import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;

/** People of a test, with names nobody else has. */
public final class Cast {

    private static final Actor DIRECTOR = Actor.system("test");

    private final Accounts accounts;
    private final Memberships memberships;

    public Cast(People people, Memberships memberships) {
        this.accounts = new Accounts(people);
        this.memberships = memberships;
    }

    public Person somebody() {
        return accounts.person();
    }

    public Person admin() {
        return accounts.administrator();
    }

    /** Somebody new who holds these roles in the project. */
    public Person holding(String projectId, Role... roles) {
        Person person = somebody();
        for (Role role : roles) {
            memberships.grant(projectId, person.id(), role, DIRECTOR);
        }
        return person;
    }
}
