package dev.consilium.studio.trial;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A replay as lists show it, without what it ran with and what came of it.
 *
 * @param sourceName name of the file that was sent, empty for the readings of the project
 */
public record ReplayLine(
        String id,
        String draftId,
        ReplayRun.Source source,
        String sourceName,
        ReplayState state,
        int done,
        int of,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant finishedAt) {}
