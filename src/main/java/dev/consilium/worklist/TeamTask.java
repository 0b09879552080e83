package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * An open task as the lead of its project sees it. @param holder user name, null while nobody holds it; @param holderName as
 * people call them
 */
public record TeamTask(
        @JsonUnwrapped TaskSummary task,
        String role,
        boolean held,
        @Nullable String holder,
        @Nullable String holderName) {

    /** Whether it can be handed to somebody: a correction stays with its reader, a chair is elected. */
    public boolean assignable() {
        return !held && !task.onHold() && task.kind() != TaskKind.CHAIR_DECISION;
    }
}
