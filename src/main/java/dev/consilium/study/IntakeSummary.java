package dev.consilium.study;

import java.time.Instant;
import java.util.Map;

/**
 * An intake in a list.
 *
 * @param receivedBy id of who sent it, a person or a system principal
 * @param series how many of its series stand where; @param rejected how many files were refused
 */
public record IntakeSummary(
        String id, String receivedBy, Instant receivedAt, Map<SeriesState, Integer> series, int rejected) {

    /** No series is being checked any more. */
    public boolean settled() {
        return !series.containsKey(SeriesState.RECEIVED);
    }
}
