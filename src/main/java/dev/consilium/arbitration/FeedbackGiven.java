package dev.consilium.arbitration;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** Readers who differed from the ground truth of a case have been told. */
public record FeedbackGiven(String caseId, String projectId, int items) implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("items", Integer.toString(items));
    }
}
