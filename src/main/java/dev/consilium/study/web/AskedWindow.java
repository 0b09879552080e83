package dev.consilium.study.web;

import dev.consilium.common.Refusal;
import org.jspecify.annotations.Nullable;

/** Centre, width and function of a window, as a rendered picture is asked for (PS3.18 8.3.5.1.4); both null is the object's own. */
record AskedWindow(@Nullable Double center, @Nullable Double width) {

    private static final String NUMBER = "[+-]?[0-9]{1,9}(\\.[0-9]{1,9})?";

    /** @throws Refusal {@code WINDOW_INVALID} */
    static AskedWindow of(@Nullable String window) {
        if (window == null) {
            return new AskedWindow(null, null);
        }
        String[] parts = window.split(",", -1);
        boolean linear = parts.length == 2 || parts.length == 3 && parts[2].equalsIgnoreCase("linear");
        if (!linear || !parts[0].matches(NUMBER) || !parts[1].matches(NUMBER)) {
            throw Refusal.invalid("WINDOW_INVALID", "A window is a centre and a width, such as 40,400,linear.");
        }
        return new AskedWindow(Double.valueOf(parts[0]), Double.valueOf(parts[1]));
    }
}
