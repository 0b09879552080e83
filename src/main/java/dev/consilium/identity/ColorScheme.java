package dev.consilium.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The colours of pages, where somebody does not leave them to their system. */
public enum ColorScheme {
    LIGHT,
    DARK;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ColorScheme> find(String code) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.code().equals(code))
                .findAny();
    }
}
