package dev.consilium.arbitration;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A case is open to its arbiter; its readers are blinded to each other no longer. */
public record ArbitrationOpened(String caseId, String projectId, int readings) implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("readings", Integer.toString(readings));
    }
}
