package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.consilium.workflow.incident.Incident;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step that stands still. Which one it is and why tell how a case goes, so whoever takes part in cases is told neither.
 *
 * @param process and element and cause null for whoever is blinded; @param step the element in words
 * @param caseId null for a step of the intake; @param seriesId null for a step of a case
 */
public record IncidentView(
        String id,
        String projectId,
        @Nullable String caseId,
        @Nullable String seriesId,
        @Nullable String process,
        @Nullable String element,
        @Nullable String cause,
        Instant raisedAt,
        @JsonIgnore @Nullable String step) {

    static IncidentView of(Incident incident, boolean blinded) {
        return new IncidentView(
                incident.id(),
                incident.projectId(),
                incident.caseId(),
                incident.seriesId(),
                blinded ? null : incident.process(),
                blinded ? null : incident.element(),
                blinded ? null : incident.cause(),
                incident.raisedAt(),
                blinded ? null : incident.step());
    }
}
