package dev.consilium.project;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** An absence ended before its time, or never began. */
public record AbsenceCutShort(String absenceId, String personId, String actorId) implements DomainEvent {

    @Override
    public String subjectId() {
        return personId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("absenceId", absenceId);
    }
}
