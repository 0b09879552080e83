package dev.consilium.workflow.task;

import dev.consilium.common.DomainEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A task has another assignee; null when it was given back to the team. Published in the engine's transaction. */
public record TaskClaimed(
        String taskId, String projectId, @Nullable String assignee) implements DomainEvent {

    @Override
    public String subjectId() {
        return taskId;
    }

    @Override
    public Map<String, String> facts() {
        return assignee == null ? Map.of() : Map.of("assignee", assignee);
    }
}
