package dev.consilium.identity;

import dev.consilium.common.Ids;
import dev.consilium.common.Page;
import dev.consilium.common.Refusal;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates people, finds them and checks their passwords. */
@Component
@Transactional
public class People {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private static final int PAGE = 50;

    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final SignInThrottle throttle;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    People(
            Accounts accounts,
            PasswordEncoder passwords,
            SignInThrottle throttle,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.events = events;
        this.clock = clock;
    }

    /** @throws Refusal {@code USERNAME_TAKEN}, {@code PASSWORD_WEAK}, {@code USERNAME_INVALID} */
    public Person create(CreatePersonCommand command, Actor by) {
        String username = command.username().toLowerCase(Locale.ROOT);
        if (!USERNAME.matcher(username).matches()) {
            throw Refusal.unprocessable(
                    "USERNAME_INVALID", "A user name has up to 64 letters, digits, dots, dashes and underscores.");
        }
        PasswordRule.require(username, command.password());
        if (accounts.byUsername(username).isPresent()) {
            throw Refusal.conflict("USERNAME_TAKEN", "This user name is taken; choose another one.");
        }
        Person person = new Person(Ids.random(), username, command.displayName(), command.admin(), true);
        accounts.insert(person, passwords.encode(command.password()), clock.instant());
        events.publishEvent(new PersonCreated(person.id(), person.admin(), by.id()));
        return person;
    }

    @Transactional(readOnly = true)
    public Optional<Person> byUsername(String username) {
        return accounts.byUsername(username.toLowerCase(Locale.ROOT));
    }

    /** @throws Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public Person get(String personId) {
        return accounts.byId(personId).orElseThrow(() -> Refusal.notFound("person"));
    }

    /** Empty for a system principal too. */
    @Transactional(readOnly = true)
    public Optional<Person> find(String personId) {
        return accounts.byId(personId);
    }

    /** Those of these people who are there, by their ids. */
    @Transactional(readOnly = true)
    public Map<String, Person> byIds(Collection<String> personIds) {
        return personIds.isEmpty()
                ? Map.of()
                : accounts.byIds(personIds).stream().collect(Collectors.toMap(Person::id, person -> person));
    }

    @Transactional(readOnly = true)
    public List<Person> all() {
        return accounts.all();
    }

    /** By user name. @param text a part of user name or name; everybody where it is empty */
    @Transactional(readOnly = true)
    public Page<Person> named(String text, int page) {
        String part = text.strip().toLowerCase(Locale.ROOT);
        return Page.of(page, PAGE, accounts.countNamed(part), (offset, limit) -> accounts.named(part, offset, limit));
    }

    /**
     * Re-authentication before a signature, throttled like a sign-in.
     *
     * @throws Refusal UNAVAILABLE {@code TOO_MANY_ATTEMPTS} while the account is delayed
     */
    public boolean passwordMatches(String personId, String password) {
        throttle.requireNoDelay(personId);
        boolean matches = accounts.passwordHash(personId)
                .map(hash -> passwords.matches(password, hash))
                .orElse(false);
        throttle.record(personId, matches);
        return matches;
    }

    /**
     * Asked of the account, not of the session, so that a right taken away is gone at the next request.
     *
     * @throws Refusal FORBIDDEN {@code ADMIN_ONLY}
     */
    @Transactional(readOnly = true)
    public void requireAdmin(Actor actor) {
        boolean admin = actor.system()
                || accounts.byId(actor.id())
                        .filter(Person::enabled)
                        .map(Person::admin)
                        .orElse(false);
        if (!admin) {
            throw Refusal.forbidden("ADMIN_ONLY", "Only an administrator may do this; ask one.");
        }
    }

    /** Whether the account may still be used; asked at each request of a session. */
    @Transactional(readOnly = true)
    public boolean isEnabled(String personId) {
        return accounts.byId(personId).map(Person::enabled).orElse(false);
    }

    boolean nobody() {
        return accounts.isEmpty();
    }
}
