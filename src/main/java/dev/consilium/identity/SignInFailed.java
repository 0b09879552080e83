package dev.consilium.identity;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** Somebody could not sign in. @param subjectId the person whose account was named, {@code unknown} where there is none: what was typed may be a password */
public record SignInFailed(String subjectId, String reason) implements DomainEvent {

    @Override
    public String actorId() {
        return subjectId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("reason", reason);
    }
}
