package dev.consilium.workflow.task;

import dev.consilium.common.DomainEvent;

/** The reminder of an open task came due. Published in the engine's transaction. */
public record TaskReminded(String taskId, String projectId) implements DomainEvent {

    @Override
    public String subjectId() {
        return taskId;
    }
}
