package dev.consilium.testing;

import dev.consilium.identity.Actor;
import dev.consilium.identity.CreatePersonCommand;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import java.util.UUID;

/** Accounts for one test each, with a password known here. */
public final class Accounts {

    public static final String PASSWORD = "a long pass phrase";

    private final People people;

    public Accounts(People people) {
        this.people = people;
    }

    public Person person() {
        return create(false);
    }

    public Person administrator() {
        return create(true);
    }

    private Person create(boolean admin) {
        String username = "t" + UUID.randomUUID();
        return people.create(
                new CreatePersonCommand(username, "Test " + username.substring(0, 5), PASSWORD, admin),
                Actor.system("test"));
    }
}
