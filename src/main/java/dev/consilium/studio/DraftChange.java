package dev.consilium.studio;

import java.time.Instant;

/** What one person made of a file in one go. @param revision the file had at its end */
public record DraftChange(
        String id, String name, int revision, boolean removed, String by, Instant beganAt, Instant endedAt) {}
