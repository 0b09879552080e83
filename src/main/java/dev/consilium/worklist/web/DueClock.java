package dev.consilium.worklist.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How long there is left, how late something is or how old, in the two units that matter. */
@Component("dueClock")
public class DueClock {

    private final MessageSource messages;
    private final Clock clock;

    DueClock(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** @return for example "2 h 5 min left" or "3 d 4 h late" */
    public String text(Instant due) {
        Duration left = Duration.between(clock.instant(), due);
        return message(left.isNegative() ? "clock.late" : "clock.left", length(left.abs()));
    }

    public String age(Instant since) {
        return length(Duration.between(since, clock.instant()));
    }

    private String length(Duration length) {
        if (length.toDays() > 0) {
            return message("clock.days", length.toDays(), length.toHoursPart());
        }
        return length.toHours() > 0
                ? message("clock.hours", length.toHours(), length.toMinutesPart())
                : message("clock.minutes", Math.max(0, length.toMinutes()));
    }

    private String message(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
