package dev.consilium.platform;

import java.security.SecureRandom;

/** A random code that can be read out over the telephone: eight letters and digits, none that looks like another. */
final class ReferenceCode {

    private static final String LETTERS = "BCDFGHJKMNPQRSTVWXZ23456789";
    private static final int HALF = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ReferenceCode() {}

    static String next() {
        return half() + "-" + half();
    }

    private static String half() {
        StringBuilder letters = new StringBuilder(HALF);
        RANDOM.ints(HALF, 0, LETTERS.length()).forEach(index -> letters.append(LETTERS.charAt(index)));
        return letters.toString();
    }
}
