package dev.consilium.identity;

import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How somebody wants pages to look; what is null is left to their browser. */
public record Preferences(
        @Nullable Locale language,
        @Nullable ZoneId zone,
        @Nullable ColorScheme scheme) {

    public static final Preferences NONE = new Preferences(null, null, null);
}
