package dev.consilium.annotation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person's pass over one case at one level. Blinded until the case opens for adjudication or closes.
 *
 * @param setAsideAt when the case was reopened: it is kept and counts no more; null while it counts
 * @param level candidate group of the level, for example {@code annotator}
 * @param annotation the latest revision, null until submitted
 */
public record Reading(
        String id,
        String caseId,
        int round,
        String level,
        String readerId,
        boolean open,
        Instant startedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant setAsideAt,
        @Nullable Annotation annotation) {

    /** Whether it counts: scores, consensus and feedback rest on it. */
    public boolean counts() {
        return setAsideAt == null;
    }

    /** The same reading with another of its revisions. */
    public Reading with(Annotation revision) {
        return new Reading(id, caseId, round, level, readerId, open, startedAt, submittedAt, setAsideAt, revision);
    }
}
