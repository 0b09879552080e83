package dev.consilium.identity;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Creates people, finds them and checks their passwords. */
@Component
public class People {

    /** @throws dev.consilium.common.Refusal {@code USERNAME_TAKEN}, {@code PASSWORD_WEAK}, {@code USERNAME_INVALID} */
    public Person create(CreatePersonCommand command, Actor by) {
        throw new UnsupportedOperationException();
    }

    public Optional<Person> byUsername(String username) {
        throw new UnsupportedOperationException();
    }

    /** @throws dev.consilium.common.Refusal NOT_FOUND */
    public Person get(String personId) {
        throw new UnsupportedOperationException();
    }

    public List<Person> all() {
        throw new UnsupportedOperationException();
    }

    /** Re-authentication before a signature. Throttled like a sign-in. */
    public boolean passwordMatches(String personId, String password) {
        throw new UnsupportedOperationException();
    }
}
