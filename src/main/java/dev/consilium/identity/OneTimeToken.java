package dev.consilium.identity;

import dev.consilium.common.Digests;
import java.security.SecureRandom;
import java.util.Base64;

/** What stands in a one-time link; only its hash is kept. */
record OneTimeToken(String text) {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static OneTimeToken make() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new OneTimeToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    String hash() {
        return Digests.sha256Hex(text);
    }
}
