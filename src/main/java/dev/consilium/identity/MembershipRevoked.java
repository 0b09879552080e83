package dev.consilium.identity;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** A person no longer holds a role in a project. */
public record MembershipRevoked(String projectId, String personId, Role role, String actorId) implements DomainEvent {

    @Override
    public String subjectId() {
        return personId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("role", role.group());
    }
}
