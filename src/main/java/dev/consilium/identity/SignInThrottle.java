package dev.consilium.identity;

import dev.consilium.common.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Delays an account after repeated failures, twice as long each time; never locks it for good. Per node. */
@Component
class SignInThrottle {

    private static final int MOST_ACCOUNTS = 10_000;
    private static final int LONGEST_NAME = 64;

    private final IdentitySettings settings;
    private final Clock clock;
    private final Map<String, Failures> failures = new ConcurrentHashMap<>();

    SignInThrottle(IdentitySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    void requireNoDelay(String account) {
        Failures known = failures.get(account);
        if (known != null && clock.instant().isBefore(known.delayedUntil)) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "TOO_MANY_ATTEMPTS",
                    "Too many failed attempts; wait a while and try again.");
        }
    }

    boolean isDelayed(String account) {
        Failures known = failures.get(account);
        return known != null && clock.instant().isBefore(known.delayedUntil);
    }

    void record(String account, boolean success) {
        if (success) {
            failures.remove(account);
            return;
        }
        if (account.length() > LONGEST_NAME || isFull()) {
            return;
        }
        failures.merge(account, new Failures(1, Instant.MIN), (known, one) -> next(known.count + 1));
    }

    /** Guesses at invented names push out what is not delayed, never an account that is. */
    private boolean isFull() {
        if (failures.size() >= MOST_ACCOUNTS) {
            failures.keySet().removeIf(known -> !isDelayed(known));
        }
        return failures.size() >= MOST_ACCOUNTS;
    }

    private Failures next(int count) {
        int over = count - settings.failuresBeforeDelay();
        if (over < 0) {
            return new Failures(count, Instant.MIN);
        }
        Duration delay = Duration.ofSeconds(1L << Math.min(over, 20));
        Duration bounded = delay.compareTo(settings.longestDelay()) > 0 ? settings.longestDelay() : delay;
        return new Failures(count, clock.instant().plus(bounded));
    }

    private record Failures(int count, Instant delayedUntil) {}
}
