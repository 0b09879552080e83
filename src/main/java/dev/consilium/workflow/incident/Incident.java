package dev.consilium.workflow.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step that failed at every attempt. What it had begun is rolled back, so it may run again.
 *
 * @param element id in the diagram of the step that failed; @param process id of that diagram
 * @param cause what the last attempt said
 * @param caseId null for a step of the intake; @param seriesId null for a step of a case
 */
public record Incident(
        String id,
        String projectId,
        @Nullable String caseId,
        @Nullable String seriesId,
        String process,
        String element,
        String cause,
        Instant raisedAt) {}
