package dev.consilium.project;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A person is away from one project from now on: what they hold there is handed over. */
public record AbsenceBegun(String absenceId, String personId, String projectId) implements DomainEvent {

    @Override
    public String subjectId() {
        return personId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("absenceId", absenceId);
    }
}
