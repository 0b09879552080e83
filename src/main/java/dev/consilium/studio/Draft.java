package dev.consilium.studio;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A protocol while it is written, for one project.
 *
 * @param key what its diagram is named after; @param name what people call the draft
 * @param baseDigest of the protocol version it began as, null where it began empty or came from outside
 */
public record Draft(
        String id,
        String projectId,
        String key,
        String name,
        @Nullable String baseDigest,
        DraftState state,
        Instant createdAt,
        String createdBy) {

    /** The diagram that a case begins with. */
    public String diagram() {
        return key + ".bpmn";
    }
}
