package dev.consilium.identity;

import dev.consilium.common.Refusal;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How pages shall look, as a form sends it; empty leaves it to the browser. */
public record ChoosePreferencesCommand(String language, String zone, String scheme) {

    /** @throws Refusal UNPROCESSABLE {@code LANGUAGE_UNKNOWN}, {@code TIME_ZONE_UNKNOWN}, {@code COLOR_SCHEME_UNKNOWN} */
    Preferences preferences() {
        return new Preferences(
                chosen(
                        language,
                        Languages::find,
                        () -> Refusal.unprocessable("LANGUAGE_UNKNOWN", "Pages do not come in this language.")),
                chosen(
                        zone,
                        TimeZones::find,
                        () -> Refusal.unprocessable("TIME_ZONE_UNKNOWN", "There is no time zone of this name.")),
                chosen(
                        scheme,
                        ColorScheme::find,
                        () -> Refusal.unprocessable("COLOR_SCHEME_UNKNOWN", "Colours are light or dark.")));
    }

    private static <T> @Nullable T chosen(String text, Function<String, Optional<T>> find, Supplier<Refusal> unknown) {
        return text.isEmpty() ? null : find.apply(text).orElseThrow(unknown);
    }
}
