package dev.consilium.common;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fact that happened, published inside the transaction that made it true. The audit trail writes one entry per event, so
 * facts hold ids, codes and digests only: no label, no name, no patient data.
 */
public interface DomainEvent {

    /** Past-tense name, for example {@code StudyReceived}. */
    default String type() {
        return getClass().getSimpleName();
    }

    /** Id of the thing it happened to: a case, series, task, person or project. */
    String subjectId();

    /** Id of the person or system principal who did it; null where the event has none of its own and the acting user is meant. */
    default @Nullable String actorId() {
        return null;
    }

    /** The project it belongs to, where it belongs to one. */
    default @Nullable String projectId() {
        return null;
    }

    default Map<String, String> facts() {
        return Map.of();
    }
}
