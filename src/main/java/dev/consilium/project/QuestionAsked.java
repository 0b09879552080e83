package dev.consilium.project;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** Somebody who works on a case misses information. @param textDigest SHA-256 of the question */
public record QuestionAsked(String caseId, String projectId, String questionId, String askedBy, String textDigest)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public String actorId() {
        return askedBy;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("questionId", questionId, "text", textDigest);
    }
}
