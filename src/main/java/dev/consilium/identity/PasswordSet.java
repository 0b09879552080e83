package dev.consilium.identity;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** Somebody has a new password; sessions begun with the former one end. @param by {@code link} or {@code owner} */
public record PasswordSet(String personId, String by) implements DomainEvent {

    @Override
    public String subjectId() {
        return personId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("by", by);
    }
}
