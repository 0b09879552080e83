package dev.consilium.common;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * What refusals say in other languages than English: {@code refusals_<language>.properties}, by code. A text may hold the English
 * sentence as {0}, where that tells more than the code does.
 */
public final class RefusalTexts {

    private static final String BUNDLE = "refusals";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private RefusalTexts() {}

    /** The sentence in this language, or as it is where the language has none for the code. */
    public static String of(String code, String english, Locale language) {
        try {
            ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, language, NO_FALLBACK);
            return bundle.containsKey(code)
                    ? new MessageFormat(bundle.getString(code), language).format(new Object[] {english})
                    : english;
        } catch (MissingResourceException none) {
            return english;
        }
    }
}
