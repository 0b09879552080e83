package dev.consilium.annotation;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A reader handed in a revision. */
public record AnnotationSubmitted(
        String caseId, String readingId, int revision, String contentDigest, String protocolDigest, String readerId)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public String actorId() {
        return readerId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of(
                "readingId",
                readingId,
                "revision",
                String.valueOf(revision),
                "contentDigest",
                contentDigest,
                "protocolDigest",
                protocolDigest);
    }
}
