package dev.consilium.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages that pages come in; the first is the one that never lacks a text. */
public final class Languages {

    /** Each has a {@code messages_<tag>.properties}, but for the first, whose texts are {@code messages.properties}. */
    public static final List<Locale> SHIPPED = List.of(Locale.ENGLISH, Locale.GERMAN);

    private Languages() {}

    static Optional<Locale> find(String tag) {
        return SHIPPED.stream()
                .filter(language -> language.toLanguageTag().equals(tag))
                .findAny();
    }
}
