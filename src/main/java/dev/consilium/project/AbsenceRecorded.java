package dev.consilium.project;

import dev.consilium.common.DomainEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person will be away. @param projectId null where from all of their projects; @param beginsAfter negative where it has */
public record AbsenceRecorded(
        String absenceId,
        String personId,
        @Nullable String projectId,
        Instant from,
        Instant until,
        Duration beginsAfter,
        String actorId)
        implements DomainEvent {

    @Override
    public String subjectId() {
        return personId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("absenceId", absenceId, "from", from.toString(), "until", until.toString());
    }
}
