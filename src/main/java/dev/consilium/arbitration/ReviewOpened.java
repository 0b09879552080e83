package dev.consilium.arbitration;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A case waits for its specialist; its readers stay blinded to each other. */
public record ReviewOpened(String caseId, String projectId, int readings) implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("readings", Integer.toString(readings));
    }
}
