package dev.consilium.project;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One series (or one projection image) on its way to a ground truth.
 *
 * @param waitCode why it waits, for example {@code NO_ELIGIBLE_READER}; null while it does not
 * @param priority {@code routine} or {@code urgent}
 * @param overdueSince when the first deadline passed
 */
public record Case(
        String id,
        String projectId,
        String seriesId,
        String protocolDigest,
        String modality,
        String priority,
        CaseState state,
        int round,
        @Nullable String route,
        @Nullable String routeReason,
        @Nullable String waitCode,
        @Nullable Instant overdueSince,
        Instant openedAt,
        @Nullable Instant closedAt) {}
