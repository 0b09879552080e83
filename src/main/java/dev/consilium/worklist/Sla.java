package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a task stands with its due date. It is due soon in the last quarter of its time. */
public enum Sla {
    ON_TIME,
    DUE_SOON,
    OVERDUE;

    private static final int QUARTER = 4;

    /** @param due null for a task without a due date, which has no state */
    static @Nullable Sla of(Instant created, @Nullable Instant due, Instant now) {
        if (due == null) {
            return null;
        }
        if (!now.isBefore(due)) {
            return OVERDUE;
        }
        Duration soon = Duration.between(created, due).dividedBy(QUARTER);
        return now.isBefore(due.minus(soon)) ? ON_TIME : DUE_SOON;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
