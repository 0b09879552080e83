package dev.consilium.workflow.incident;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A step has failed at its last attempt. */
public record IncidentRaised(Incident incident) implements DomainEvent {

    @Override
    public String subjectId() {
        return incident.id();
    }

    @Override
    public String projectId() {
        return incident.projectId();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("process", incident.process(), "element", incident.element());
    }
}
