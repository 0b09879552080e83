package dev.consilium.study;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A person said where a device draws text. @param ruleDigest SHA-256 of the rule */
public record DeviceRuleLearned(
        String ruleId, String projectId, String seriesId, String actorId, int regions, String ruleDigest)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return ruleId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("series", seriesId, "regions", Integer.toString(regions), "rule", ruleDigest);
    }
}
