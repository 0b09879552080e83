package dev.consilium.study;

import dev.consilium.imaging.DeviceRule;
import java.time.Instant;

/** What somebody said of a device when they released a series of it. */
public record LearnedRule(String id, String projectId, DeviceRule rule, String seriesId, String authorId, Instant at) {}
