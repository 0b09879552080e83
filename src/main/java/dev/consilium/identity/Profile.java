package dev.consilium.identity;

import dev.consilium.common.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people change of their own account. */
@Component
@Transactional
public class Profile {

    private static final int LONGEST_NAME = 128;

    private final People people;
    private final Accounts accounts;
    private final PasswordLinks links;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;

    Profile(
            People people,
            Accounts accounts,
            PasswordLinks links,
            PasswordEncoder passwords,
            ApplicationEventPublisher events) {
        this.people = people;
        this.accounts = accounts;
        this.links = links;
        this.passwords = passwords;
        this.events = events;
    }

    /** @throws Refusal UNPROCESSABLE {@code NAME_INVALID} */
    public void rename(String displayName, Actor owner) {
        String name = displayName.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Refusal.unprocessable("NAME_INVALID", "A name has between 1 and 128 characters.");
        }
        if (!people.get(owner.id()).displayName().equals(name)) {
            accounts.rename(owner.id(), name);
            events.publishEvent(new ProfileChanged(owner.id(), owner.id()));
        }
    }

    /**
     * Asks for the former password again, throttled like a sign-in.
     *
     * @throws Refusal FORBIDDEN {@code PASSWORD_WRONG}, UNPROCESSABLE {@code PASSWORD_WEAK}, UNAVAILABLE {@code TOO_MANY_ATTEMPTS}
     */
    public void changePassword(String former, String password, Actor owner) {
        Person person = people.get(owner.id());
        if (!people.passwordMatches(person.id(), former)) {
            throw Refusal.forbidden("PASSWORD_WRONG", "That is not your present password.");
        }
        PasswordRule.require(person.username(), password);
        accounts.setPassword(person.id(), passwords.encode(password));
        links.revoke(person.id());
        events.publishEvent(new PasswordSet(person.id(), "owner"));
    }
}
