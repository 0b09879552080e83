package dev.consilium.workflow.protocol;

import dev.consilium.project.CaseState;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One case after its replay.
 *
 * @param available independent readings that were recorded; @param used those the protocol asked for
 * @param route what the routing table said last, null where it was never asked; @param reason of that rule
 * @param label the ground truth as recorded labels name it, null where there is none or more than one
 */
public record ReplayedCase(
        String id,
        CaseState state,
        int available,
        int used,
        @Nullable String route,
        @Nullable String reason,
        @Nullable String label,
        @Nullable String truth) {

    /** {@code accepted}, {@code arbitrated}, {@code ambiguous} or {@code open}. */
    public String outcome() {
        return state.closed() ? state.name().toLowerCase(Locale.ROOT) : "open";
    }
}
