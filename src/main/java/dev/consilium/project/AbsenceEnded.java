package dev.consilium.project;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A person is back in one project: who waits for staff there may look again. */
public record AbsenceEnded(String absenceId, String personId, String projectId) implements DomainEvent {

    @Override
    public String subjectId() {
        return personId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("absenceId", absenceId);
    }
}
