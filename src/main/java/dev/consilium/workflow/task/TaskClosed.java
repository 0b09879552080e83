package dev.consilium.workflow.task;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A task ended; {@code completed} is false where the process withdrew it. Published in the engine's transaction. */
public record TaskClosed(String taskId, String projectId, boolean completed) implements DomainEvent {

    @Override
    public String subjectId() {
        return taskId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("completed", Boolean.toString(completed));
    }
}
