package dev.consilium.arbitration;

import java.time.Instant;
import java.util.List;

/**
 * A submitted reading that is to go back to its reader.
 *
 * @param comment for the reader: what to look at again
 * @param askedBy who sent it back; never shown to the reader
 */
public record ReworkRequest(
        String id,
        String caseId,
        String readingId,
        ReasonCode reason,
        String comment,
        List<Place> places,
        String askedBy,
        Instant askedAt,
        State state) {

    public ReworkRequest {
        places = List.copyOf(places);
    }

    /** How far it got. */
    public enum State {
        OPEN,
        PICKED,
        DONE,
        MISSED
    }
}
