package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of what happened to a case.
 *
 * @param event type of the event; @param detail a word of the application, as {@code case-state.READING}, or a text
 * @param isKey whether {@code detail} is such a word; @param task name of the task it happened to
 * @param by who did it, for those who oversee alone; @param mine whether the viewer did it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineEntry(
        Instant at,
        String event,
        @Nullable String detail,
        @JsonIgnore boolean isKey,
        @Nullable String task,
        @Nullable String by,
        boolean mine) {}
