package dev.consilium.worklist;

import org.jspecify.annotations.Nullable;

/**
 * What the holder of a task raises instead of completing it.
 *
 * @param escalation {@code conflict-of-interest} or {@code missing-information}
 * @param reason of a conflict of interest; @param question to the data manager, where information is missing
 */
public record RaiseCommand(
        @Nullable String escalation,
        @Nullable String reason,
        @Nullable String question) {}
