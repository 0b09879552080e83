package dev.consilium.study;

import org.springframework.stereotype.Component;

/** Lets a checked series through to reading. */
@Component
public class SeriesAcceptance {

    /** Keeps the verdict and accepts. Idempotent; publishes {@link SeriesAccepted} once. */
    public void accept(String seriesId, Verdict verdict) {
        throw new UnsupportedOperationException();
    }
}
