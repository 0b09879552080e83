package dev.consilium.studio.deployment;

import java.time.Instant;

/** A file somebody changed on the way to a version. @param by who did; @param at when for the last time */
public record WrittenPart(String file, String by, Instant at) {}
