package dev.consilium.studio.deployment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A draft that somebody asked to have deployed.
 *
 * @param digest of everything it would run with, as it was when it was asked for
 * @param versionTag the number its diagram bears
 * @param from when new cases shall begin under it; null for as soon as it is approved
 * @param decision null while it waits
 */
public record DeploymentRequest(
        String id,
        String draftId,
        String projectId,
        String digest,
        String versionTag,
        String note,
        @Nullable Instant from,
        State state,
        String askedBy,
        Instant askedAt,
        @Nullable Decision decision) {

    /** What became of it. */
    public enum State {
        ASKED,
        APPROVED,
        REJECTED
    }

    /** @param reason of a rejection; @param signature of an approval */
    public record Decision(
            String by,
            Instant at,
            @Nullable String reason,
            @Nullable Signed signature) {}

    /** @param name printed; @param digest SHA-256 of all that was signed */
    public record Signed(String name, String meaning, String digest) {}
}
