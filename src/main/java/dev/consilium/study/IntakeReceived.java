package dev.consilium.study;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** Files were taken in: how many series they made and how many files were turned away. */
public record IntakeReceived(String intakeId, String projectId, String actorId, int series, int rejected)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return intakeId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("series", Integer.toString(series), "rejected", Integer.toString(rejected));
    }
}
