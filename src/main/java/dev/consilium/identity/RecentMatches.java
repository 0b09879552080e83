package dev.consilium.identity;

import dev.consilium.common.Digests;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Spares a program that sends its password with every request the slow hash of every request. What matched lately is known by a
 * digest of password and stored hash under a key of this process, so a changed password is unknown at once; what does not match
 * always takes the slow way.
 */
final class RecentMatches implements PasswordEncoder {

    private static final Duration KNOWN_FOR = Duration.ofMinutes(5);
    private static final int MOST_KNOWN = 1_000;
    private static final String MAC = "HmacSHA256";

    private final PasswordEncoder slow;
    private final Clock clock;
    private final SecretKeySpec key;
    private final Map<String, Instant> knownUntil = new ConcurrentHashMap<>();

    RecentMatches(PasswordEncoder slow, Clock clock) {
        this.slow = slow;
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, MAC);
    }

    /** What matches here is hashed, however lately it did. */
    boolean matchesSlowly(CharSequence password, @Nullable String stored) {
        return slow.matches(password, stored);
    }

    @Override
    public String encode(CharSequence password) {
        return slow.encode(password);
    }

    @Override
    public boolean matches(CharSequence password, @Nullable String stored) {
        String digest = digest(password, stored);
        Instant known = knownUntil.get(digest);
        if (known != null && clock.instant().isBefore(known)) {
            return true;
        }
        boolean matches = slow.matches(password, stored);
        if (matches) {
            remember(digest);
        }
        return matches;
    }

    @Override
    public boolean upgradeEncoding(@Nullable String stored) {
        return slow.upgradeEncoding(stored);
    }

    private void remember(String digest) {
        Instant now = clock.instant();
        knownUntil.values().removeIf(until -> !now.isBefore(until));
        if (knownUntil.size() < MOST_KNOWN) {
            knownUntil.put(digest, now.plus(KNOWN_FOR));
        }
    }

    private String digest(CharSequence password, @Nullable String stored) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return Digests.hex(mac.doFinal((stored + "\n" + password).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }
}
