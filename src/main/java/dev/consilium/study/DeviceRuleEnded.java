package dev.consilium.study;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A person took back what was said of a device. */
public record DeviceRuleEnded(String ruleId, String projectId, String actorId) implements DomainEvent {

    @Override
    public String subjectId() {
        return ruleId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of();
    }
}
