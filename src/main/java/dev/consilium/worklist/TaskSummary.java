package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.consilium.identity.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task in a list. It names no other person and nothing another reader did.
 *
 * @param series of a task of the intake, else null
 * @param sla how it stands with its due date, null without one; @param reminded its reminder came due
 * @param onHold its case is on hold: nothing can be done with it for now
 * @param origin why it is here; @param routeReason why the protocol sent the case up, for whoever is shown that with the task
 * @param mine held by the one who asks; otherwise theirs to take
 */
public record TaskSummary(
        String id,
        String element,
        String name,
        TaskKind kind,
        @JsonProperty("case") @Nullable String caseId,
        @Nullable String series,
        String project,
        boolean mine,
        String priority,
        Instant createdAt,
        @Nullable Instant due,
        @Nullable Sla sla,
        boolean reminded,
        boolean onHold,
        Origin origin,
        @Nullable String reworkReason,
        @Nullable String routeReason,
        @Nullable String modality) {

    static TaskSummary of(WorklistItem item, @Nullable String routeReason, Actor viewer, Instant now) {
        return new TaskSummary(
                item.taskId(),
                item.element(),
                item.name(),
                item.kind(),
                item.caseId(),
                item.seriesId(),
                item.projectId(),
                item.isHeldBy(viewer),
                item.priority(),
                item.createdAt(),
                item.due(),
                Sla.of(item.createdAt(), item.due(), now),
                item.remindedAt() != null,
                item.heldAt() != null,
                Origin.of(item),
                item.reworkReason(),
                routeReason,
                item.modality());
    }
}
