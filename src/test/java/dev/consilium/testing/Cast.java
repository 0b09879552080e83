package dev.consilium.testing;

import dev.consilium.common.Ids;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CreatePersonCommand;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;

/** People of a test, with names nobody else has. */
public final class Cast {

    private static final Actor DIRECTOR = Actor.system("test");

    private final People people;
    private final Memberships memberships;

    public Cast(People people, Memberships memberships) {
        this.people = people;
        this.memberships = memberships;
    }

    public Person somebody() {
        return create(false);
    }

    public Person admin() {
        return create(true);
    }

    /** Somebody new who holds these roles in the project. */
    public Person holding(String projectId, Role... roles) {
        Person person = somebody();
        for (Role role : roles) {
            memberships.grant(projectId, person.id(), role, DIRECTOR);
        }
        return person;
    }

    private Person create(boolean admin) {
        String name = "u" + Ids.random().substring(0, 12);
        return people.create(new CreatePersonCommand(name, "Dr. " + name, "correct horse battery", admin), DIRECTOR);
    }
}
