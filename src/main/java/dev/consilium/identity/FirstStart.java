package dev.consilium.identity;

import dev.consilium.common.Refusal;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates the first administrator with a one-time token; there is no default account. */
@Component
@Transactional
public class FirstStart {

    private final SetupTokens tokens;
    private final People people;
    private final IdentitySettings settings;
    private final Clock clock;

    FirstStart(SetupTokens tokens, People people, IdentitySettings settings, Clock clock) {
        this.tokens = tokens;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    /** A new token in place of any former one; empty, and none left, as soon as anybody has an account. */
    public Optional<String> issueToken() {
        if (!people.nobody()) {
            tokens.clear();
            return Optional.empty();
        }
        OneTimeToken token = OneTimeToken.make();
        tokens.replace(token.hash(), clock.instant().plus(settings.setupValid()));
        return Optional.of(token.text());
    }

    @Transactional(readOnly = true)
    public boolean accepts(String token) {
        return people.nobody() && tokens.holds(new OneTimeToken(token).hash(), clock.instant());
    }

    /**
     * Uses the token up in the transaction that creates the account: a refused account leaves the token as it was.
     *
     * @throws Refusal NOT_FOUND for a wrong, used or expired token, and as {@link People#create}
     */
    public Person createAdministrator(String token, String username, String displayName, String password) {
        if (!people.nobody() || !tokens.consume(new OneTimeToken(token).hash(), clock.instant())) {
            throw Refusal.notFound("setup link");
        }
        return people.create(
                new CreatePersonCommand(username, displayName, password, true), Actor.system("first-start"));
    }
}
