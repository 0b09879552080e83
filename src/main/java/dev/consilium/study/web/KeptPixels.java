package dev.consilium.study.web;

import java.time.Duration;
import org.springframework.http.CacheControl;

/** How long a browser keeps pixels: they change when something is blacked in them, and must not be seen again then. */
final class KeptPixels {

    static final CacheControl ASK_EACH_TIME =
            CacheControl.maxAge(Duration.ZERO).mustRevalidate().cachePrivate();

    private KeptPixels() {}

    /** @param version of the pixels; @param shown how they are asked for */
    static String tag(String version, String shown) {
        return "\"" + version + "-" + Integer.toHexString(shown.hashCode()) + "\"";
    }
}
