package dev.consilium.workflow.task;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** Whoever holds a task raised an escalation its diagram catches. Published in the engine's transaction. */
public record EscalationRaised(String taskId, String projectId, String escalation) implements DomainEvent {

    @Override
    public String subjectId() {
        return taskId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("escalation", escalation);
    }
}
