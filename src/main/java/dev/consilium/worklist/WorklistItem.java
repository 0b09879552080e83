package dev.consilium.worklist;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task as the worklist keeps it.
 *
 * @param caseId null for a task of the intake; @param seriesId null for a task of a case
 * @param readingId the reading to correct, null for a new task
 * @param remindedAt when the reminder came due
 * @param modality of its images, null where nobody knows; @param pictures the series a person looks at, also for a task of a case
 * @param takenOverAt when it was taken from a holder who was late or away, null where that never happened
 * @param heldAt since when its case is on hold, null while it may be worked on
 * @param closedAt null while somebody must act
 */
public record WorklistItem(
        String taskId,
        String element,
        String name,
        String form,
        Role role,
        String projectId,
        @Nullable String caseId,
        @Nullable String seriesId,
        @Nullable String modality,
        @Nullable String pictures,
        @Nullable String assignee,
        String priority,
        Instant createdAt,
        @Nullable Instant due,
        @Nullable Instant remindedAt,
        @Nullable String reworkReason,
        @Nullable String readingId,
        @Nullable Instant takenOverAt,
        @Nullable Instant heldAt,
        @Nullable Instant closedAt) {

    public TaskKind kind() {
        return TaskKind.ofForm(form);
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    public boolean isHeldBy(Actor actor) {
        return actor.id().equals(assignee);
    }

    /** A correction goes back to the reader whose reading it is, and to nobody else. */
    public boolean isCorrection() {
        return readingId != null;
    }

    /** A chair is elected: the task is given to nobody else. */
    boolean isChaired() {
        return kind() == TaskKind.CHAIR_DECISION;
    }

    /**
     * Whoever does not hold the task is not told whether it is still open: that would tell when another reader handed in.
     *
     * @throws Refusal CONFLICT {@code TASK_NOT_YOURS}, {@code TASK_CLOSED}
     */
    WorklistItem requireHeldBy(Actor actor) {
        if (!isHeldBy(actor)) {
            throw Refusal.conflict(
                    "TASK_NOT_YOURS", "You do not hold this task. Take it from your worklist, if it is still there.");
        }
        return requireOpen();
    }

    /** @throws Refusal CONFLICT {@code TASK_CLOSED} */
    WorklistItem requireOpen() {
        if (!isOpen()) {
            throw Refusal.conflict("TASK_CLOSED", "This task is closed. Go back to the worklist and take another one.");
        }
        return this;
    }

    /** @throws Refusal CONFLICT {@code CASE_ON_HOLD} */
    WorklistItem requireGoing() {
        if (heldAt != null) {
            throw Refusal.conflict(
                    "CASE_ON_HOLD",
                    "This case is on hold: nothing can be taken, given back or handed in until its lead lets it go on.");
        }
        return this;
    }

    String requireCase() {
        if (caseId == null) {
            throw new IllegalStateException("task " + taskId + " (" + form + ") belongs to no case");
        }
        return caseId;
    }

    String requireSeries() {
        if (seriesId == null) {
            throw new IllegalStateException("task " + taskId + " (" + form + ") belongs to no series");
        }
        return seriesId;
    }
}
