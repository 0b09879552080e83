package dev.consilium.workflow.task;

import dev.consilium.common.DomainEvent;
import java.util.LinkedHashMap;
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
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("element", task.element());
        facts.put("role", task.role().group());
        if (task.caseId() != null) {
            facts.put("caseId", task.caseId());
        }
        if (task.seriesId() != null) {
            facts.put("seriesId", task.seriesId());
        }
        return facts;
    }
}
