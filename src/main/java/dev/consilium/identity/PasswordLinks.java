package dev.consilium.identity;

import dev.consilium.common.Refusal;
import dev.consilium.common.SqlTime;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One-time links by which people set a password themselves, so that nobody else ever knows it; rows of {@code password_link}. */
@Component
@Transactional
public class PasswordLinks {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final IdentitySettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PasswordLinks(
            JdbcClient jdbc,
            Accounts accounts,
            PasswordEncoder passwords,
            IdentitySettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.passwords = passwords;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** In place of any earlier one of this person. */
    String issue(String personId) {
        revoke(personId);
        OneTimeToken token = OneTimeToken.make();
        jdbc.sql("insert into password_link (person_id, token_hash, expires_at) values (:person, :hash, :expires)")
                .param("person", personId)
                .param("hash", token.hash())
                .param("expires", SqlTime.of(clock.instant().plus(settings.passwordLinkValid())))
                .update();
        return token.text();
    }

    void revoke(String personId) {
        jdbc.sql("delete from password_link where person_id = :person")
                .param("person", personId)
                .update();
    }

    /** Whose link it is; empty for a wrong, used or expired one, and where the account is disabled. */
    @Transactional(readOnly = true)
    public Optional<Person> holder(String token) {
        return jdbc.sql("select person_id from password_link where token_hash = :hash and expires_at > :now")
                .param("hash", new OneTimeToken(token).hash())
                .param("now", SqlTime.of(clock.instant()))
                .query(String.class)
                .optional()
                .flatMap(accounts::byId)
                .filter(Person::enabled);
    }

    /**
     * Uses the link up; a refused password leaves it as it was.
     *
     * @throws Refusal NOT_FOUND as {@link #holder}, UNPROCESSABLE {@code PASSWORD_WEAK}
     */
    public Person setPassword(String token, String password) {
        Person person = holder(token).orElseThrow(() -> Refusal.notFound("link"));
        PasswordRule.require(person.username(), password);
        int used = jdbc.sql("delete from password_link where token_hash = :hash")
                .param("hash", new OneTimeToken(token).hash())
                .update();
        if (used == 0) {
            throw Refusal.notFound("link");
        }
        accounts.setPassword(person.id(), passwords.encode(password));
        events.publishEvent(new PasswordSet(person.id(), "link"));
        return person;
    }
}
