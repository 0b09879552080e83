package dev.consilium.project;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person is away for a time.
 *
 * @param projectId the one project it is for; null where the person is away from all of theirs
 * @param deputyId who takes over what the person holds; null where it goes back to the team
 * @param begunAt when what they held was handed over; @param endedAt when they were back, planned or earlier
 */
public record Absence(
        String id,
        String personId,
        @Nullable String projectId,
        Instant from,
        Instant until,
        @Nullable String deputyId,
        String recordedBy,
        @Nullable Instant begunAt,
        @Nullable Instant endedAt) {

    boolean keepsFrom(String project) {
        return projectId == null || projectId.equals(project);
    }
}
