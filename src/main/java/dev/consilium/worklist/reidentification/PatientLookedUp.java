package dev.consilium.worklist.reidentification;

import dev.consilium.common.DomainEvent;
import java.util.Map;

/** Who asked was shown whom the pseudonym stands for. @param answers how many identities */
public record PatientLookedUp(String requestId, String projectId, String actorId, String pseudonym, int answers)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return requestId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("pseudonym", pseudonym, "answers", Integer.toString(answers));
    }
}
