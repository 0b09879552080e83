package dev.consilium.identity;

import dev.consilium.common.Refusal;
import java.util.Locale;

/** What a password has to be. */
final class PasswordRule {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;

    private PasswordRule() {}

    /** @throws Refusal UNPROCESSABLE {@code PASSWORD_WEAK} */
    static void require(String username, String password) {
        if (password.length() < SHORTEST
                || password.length() > LONGEST
                || password.toLowerCase(Locale.ROOT).contains(username)) {
            throw Refusal.unprocessable(
                    "PASSWORD_WEAK",
                    "A password has at least 12 characters, at most 128, and does not contain the user name.");
        }
    }
}
