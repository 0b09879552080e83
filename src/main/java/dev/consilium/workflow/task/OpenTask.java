package dev.consilium.workflow.task;

import dev.consilium.identity.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task that waits for a person.
 *
 * @param element id in the diagram, for example {@code Task_Read}; @param name its name in the diagram
 * @param form key of its form, for example {@code first-read}
 * @param caseId null for a task of the intake; @param seriesId null for a task of a case
 * @param reworkReason codes that sent it back to the reader, null for a new task
 * @param readingId the reading to correct, null for a new task
 */
public record OpenTask(
        String id,
        String element,
        String name,
        String form,
        Role role,
        String projectId,
        @Nullable String caseId,
        @Nullable String seriesId,
        @Nullable String assignee,
        Instant createdAt,
        @Nullable Instant due,
        @Nullable String reworkReason,
        @Nullable String readingId) {}
