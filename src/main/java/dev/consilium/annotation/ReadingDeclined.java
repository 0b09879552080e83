package dev.consilium.annotation;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A person will not read this case; the reason stays with the case. @param reasonDigest its SHA-256 */
public record ReadingDeclined(String caseId, String personId, String reasonDigest) implements DomainEvent {

    @Override
    public String subjectId() {
        return caseId;
    }

    @Override
    public String actorId() {
        return personId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("personId", personId, "reason", reasonDigest);
    }
}
