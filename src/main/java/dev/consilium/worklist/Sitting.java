package dev.consilium.worklist;

import java.time.Duration;
import java.time.Instant;

/** What a person works in one go, over all their tasks. @param activeSeconds idle time left out */
public record Sitting(Instant beganAt, Instant lastAt, int activeSeconds) {

    public long minutes() {
        return activeSeconds / 60;
    }

    boolean isOver(Instant now, Duration rest) {
        return Duration.between(lastAt, now).compareTo(rest) >= 0;
    }

    /** Of what is said to have been worked, no more than has passed since it was said last. */
    Sitting and(int seconds, Instant now) {
        return new Sitting(beganAt, now, activeSeconds + creditable(seconds, now));
    }

    int creditable(int seconds, Instant now) {
        return (int) Math.max(0, Math.min(seconds, Duration.between(lastAt, now).toSeconds()));
    }
}
