package dev.consilium.workflow.task;

import dev.consilium.common.DomainEvent;

/** The due date of an open task passed: whoever holds it has to let it go. Published in the engine's transaction. */
public record TaskOverdue(String taskId, String projectId) implements DomainEvent {

    @Override
    public String subjectId() {
        return taskId;
    }
}
