package dev.consilium.worklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Open tasks by how long they have been open.
 *
 * @param project id, {@code name} of it; null where all projects are meant
 * @param level group, null where all levels are meant
 * @param overdue of the open ones; a case on hold stops the clock
 * @param oldest null where none is open
 */
public record TaskAge(
        @Nullable String project,
        @Nullable String name,
        @Nullable String level,
        int open,
        int underOneDay,
        int underThreeDays,
        int underSevenDays,
        int older,
        int overdue,
        int onHold,
        @Nullable Instant oldest) {}
