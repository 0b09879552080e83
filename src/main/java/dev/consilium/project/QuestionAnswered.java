package dev.consilium.project;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** The data manager answered a question. @param answerDigest SHA-256 of the answer */
public record QuestionAnswered(
        String caseId, String projectId, String questionId, String answeredBy, String answerDigest)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public String actorId() {
        return answeredBy;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("questionId", questionId, "answer", answerDigest);
    }
}
