package dev.consilium.study;

import org.springframework.stereotype.Component;

/** Finds objects whose canonical decoded pixels, or whose SOP Instance UID, are already in the project. */
@Component
public class DuplicateDetection {

    /** Idempotent. */
    public Duplicates detect(String seriesId) {
        throw new UnsupportedOperationException();
    }

    /** @param exact objects with the same pixels as one already in the project; @param conflictingUids objects that share a SOP Instance UID with other bytes */
    public record Duplicates(int objects, int exact, int conflictingUids) {}
}
