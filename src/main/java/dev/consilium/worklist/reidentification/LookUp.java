package dev.consilium.worklist.reidentification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request to know whom a pseudonym stands for; never the answer.
 *
 * @param pseudonym of a patient, or a de-identified Study Instance UID
 * @param decision what who refused it said, null otherwise
 * @param shownUntil until when it can be seen, once it is approved
 */
public record LookUp(
        String id,
        String projectId,
        String pseudonym,
        LookUpReason reason,
        String comment,
        String requestedBy,
        Instant requestedAt,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decision,
        @Nullable Instant shownUntil,
        @Nullable Instant seenAt,
        @Nullable String signerName,
        @Nullable String meaning,
        @Nullable String signatureDigest) {

    /** How far it is. LAPSED is never stored: it follows from the time. */
    public enum State {
        REQUESTED,
        APPROVED,
        REFUSED,
        WITHDRAWN,
        SEEN,
        LAPSED
    }

    boolean ownedBy(String personId) {
        return requestedBy.equals(personId);
    }

    LookUp as(State other) {
        return new LookUp(
                id,
                projectId,
                pseudonym,
                reason,
                comment,
                requestedBy,
                requestedAt,
                other,
                decidedBy,
                decidedAt,
                decision,
                shownUntil,
                seenAt,
                signerName,
                meaning,
                signatureDigest);
    }
}
