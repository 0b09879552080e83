package dev.consilium.study;

import org.springframework.stereotype.Component;

/** De-identifies every object of a received series into the object store and removes the originals. */
@Component
public class SeriesDeidentification {

    /**
     * Idempotent. Originals leave the inbox only after the transaction commits.
     *
     * @throws DeidentificationFailed where any object cannot be de-identified; nothing of the series is kept in the store then
     */
    public void deidentify(String seriesId) {
        throw new UnsupportedOperationException();
    }
}
