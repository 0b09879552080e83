package dev.consilium.project;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One series (or one projection image) on its way to a ground truth.
 *
 * @param firstRound the first round that counts: those before are history since the case was reopened
 * @param waitCode why it waits, for example {@code NO_ELIGIBLE_READER}, several joined by commas; null while it does not
 * @param priority {@code routine} or {@code urgent}
 * @param heldAt since when nothing goes on; null while the case is not on hold
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
        int firstRound,
        @Nullable String route,
        @Nullable String routeReason,
        @Nullable String waitCode,
        @Nullable Instant overdueSince,
        @Nullable Instant heldAt,
        Instant openedAt,
        @Nullable Instant closedAt) {

    public boolean onHold() {
        return heldAt != null;
    }

    /** Each reason to wait; a copy. */
    public Set<String> waitCodes() {
        return waitCode == null ? new TreeSet<>() : new TreeSet<>(List.of(waitCode.split(",")));
    }
}
