package dev.consilium.annotation;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A person will not read this case; the reason stays with the case. */
public record ReadingDeclined(String caseId, String personId) implements DomainEvent {

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
        return Map.of("personId", personId);
    }
}
