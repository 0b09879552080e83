package dev.consilium.study.web;

import dev.consilium.common.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** How long somebody wants to wait for an answer: at most a minute. */
final class Patience {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Patience() {}

    /** @param wait such as {@code 60s}; null does not wait. @throws Refusal {@code WAIT_INVALID} */
    static Duration of(@Nullable String wait) {
        if (wait == null) {
            return Duration.ZERO;
        }
        try {
            Duration asked = DurationStyle.SIMPLE.parse(wait);
            return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Refusal.invalid("WAIT_INVALID", "wait is a time such as 30s, at most 60s.");
        }
    }
}
