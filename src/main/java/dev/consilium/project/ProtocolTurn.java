package dev.consilium.project;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One decision which version the new cases of a project begin under.
 *
 * @param seq from 1, in the order in which they were made
 * @param until when a later one took its place, null where none does; the same as {@code from} where it never was in force
 * @param setBy who decided: a person, or a system principal
 * @param note why, as it was written; absent where nobody was asked
 */
public record ProtocolTurn(
        int seq,
        String digest,
        Kind kind,
        Instant from,
        @Nullable Instant until,
        Instant setAt,
        String setBy,
        @Nullable String note) {

    /** How it came about. */
    public enum Kind {
        FOUNDED,
        DEPLOYED,
        ROLLED_BACK
    }

    public boolean isInForce(Instant now) {
        return !from.isAfter(now) && (until == null || until.isAfter(now));
    }

    /** Not yet in force, and nothing decided since takes its place before it is. */
    public boolean isPlanned(Instant now) {
        return from.isAfter(now) && !isOvertaken();
    }

    /** Planned, and something else was decided before it came into force. */
    public boolean isOvertaken() {
        return from.isAfter(setAt) && from.equals(until);
    }

    boolean wasInForce(Instant now) {
        return !from.isAfter(now) && !isOvertaken();
    }

    ProtocolTurn until(@Nullable Instant end) {
        Instant ended = end != null && end.isBefore(from) ? from : end;
        return new ProtocolTurn(seq, digest, kind, from, ended, setAt, setBy, note);
    }
}
