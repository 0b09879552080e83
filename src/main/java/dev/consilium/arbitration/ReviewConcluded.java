package dev.consilium.arbitration;

import dev.consilium.common.DomainEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A specialist said what is to become of a case. */
public record ReviewConcluded(Review review, String projectId) implements DomainEvent {

    @Override
    public String subjectId() {
        return review.caseId();
    }

    @Override
    public String actorId() {
        return review.specialistId();
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("review", review.id());
        facts.put("kind", review.kind().name());
        put(facts, "reading", review.readingId());
        put(facts, "reason", review.reasonCode());
        if (review.edgeCategory() != null) {
            facts.put("category", review.edgeCategory().name());
        }
        put(facts, "decision", review.decisionId());
        if (review.returned() > 0) {
            facts.put("returned", Integer.toString(review.returned()));
        }
        return facts;
    }

    private static void put(Map<String, String> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
