package dev.consilium.worklist;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** A lead hands several tasks to one person; each goes by itself, so that one that is refused keeps none of the others back. */
@Component
public class BulkAssignment {

    private final WorklistItems items;
    private final Oversight oversight;
    private final Claiming claiming;

    BulkAssignment(WorklistItems items, Oversight oversight, Claiming claiming) {
        this.items = items;
        this.oversight = oversight;
        this.claiming = claiming;
    }

    /** @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING}, {@code BLINDED}, UNPROCESSABLE {@code UNKNOWN_USER} */
    public AssignedTasks assign(String projectId, AssignTasksCommand command, Actor lead) {
        oversight.require(projectId, lead, Role.LEAD);
        claiming.requireKnown(command.user());
        List<String> given = new ArrayList<>();
        List<AssignedTasks.Refused> refused = new ArrayList<>();
        for (String taskId : new LinkedHashSet<>(command.tasks())) {
            WorklistItem item = items.find(taskId)
                    .filter(found -> found.projectId().equals(projectId))
                    .orElse(null);
            try {
                give(taskId, item, command.user(), lead);
                given.add(taskId);
            } catch (Refusal refusal) {
                refused.add(AssignedTasks.Refused.of(taskId, item, refusal));
            }
        }
        return new AssignedTasks(given, refused);
    }

    private void give(String taskId, @Nullable WorklistItem item, String username, Actor lead) {
        if (item == null) {
            throw Refusal.notFound("task");
        }
        try {
            claiming.give(taskId, username, lead);
        } catch (ConcurrencyFailureException moved) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "CONFLICT",
                    "Others moved this case at the same moment. Hand the task over once more.",
                    moved);
        }
    }
}
