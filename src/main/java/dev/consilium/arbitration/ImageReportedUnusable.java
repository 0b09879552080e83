package dev.consilium.arbitration;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** Somebody who had the case cannot use its images. */
public record ImageReportedUnusable(String caseId, String projectId, String duty) implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("duty", duty);
    }
}
