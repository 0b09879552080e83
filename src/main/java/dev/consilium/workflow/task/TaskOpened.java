package dev.consilium.workflow.task;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A task waits for a person; published in the engine's transaction. */
public record TaskOpened(OpenTask task) implements DomainEvent {

    @Override
    public String subjectId() {
        return task.id();
    }

    @Override
    public String projectId() {
        return task.projectId();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("element", task.element(), "role", task.role().group());
    }
}
