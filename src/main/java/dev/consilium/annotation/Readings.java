package dev.consilium.annotation;

import dev.consilium.identity.Actor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Begins, submits, opens and shows readings. The blinding policy stands here and once more in the SQL of the repository. */
@Component
public class Readings {

    /**
     * A reader takes a case. One reading per person, case and level, held by the database.
     *
     * @param taskId the task it is read under; beginning again under the same task by the same reader returns the same reading
     * @throws dev.consilium.common.Refusal CONFLICT {@code ALREADY_READ}
     */
    public Reading begin(String caseId, int round, String level, String readerId, String taskId) {
        throw new UnsupportedOperationException();
    }

    /** Gives an unsubmitted reading back; nothing of it stays. */
    public void release(String readingId, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** Gives it back for good: this person is not asked for this case again. */
    public void decline(String caseId, String personId, String reason) {
        throw new UnsupportedOperationException();
    }

    /**
     * Stores the next immutable revision. Refuses what the schema does not know; what it knows and finds wanting is for
     * {@link LabelValidation}.
     *
     * @throws dev.consilium.common.Refusal UNPROCESSABLE {@code UNKNOWN_CLASS}, {@code WRONG_KIND}, {@code UNKNOWN_ATTRIBUTE};
     *     CONFLICT {@code READING_OPEN} once the case is open to others
     */
    public Annotation submit(
            String readingId,
            SubmitAnnotationCommand command,
            LabelSchema schema,
            String protocolDigest,
            String guidelineVersion,
            Actor by) {
        throw new UnsupportedOperationException();
    }

    public Optional<Reading> find(String readingId, Actor viewer) {
        throw new UnsupportedOperationException();
    }

    public Optional<Reading> ofTask(String taskId, String readerId) {
        throw new UnsupportedOperationException();
    }

    /** What this viewer may see of a case: own readings always, others' only once open; system principals see all. */
    public List<Reading> visibleTo(Actor viewer, String caseId) {
        throw new UnsupportedOperationException();
    }

    /** Submitted readings of a case in order of submission; for system principals and for modules that score or arbitrate. */
    public List<Reading> submitted(String caseId) {
        throw new UnsupportedOperationException();
    }

    /** Opens every reading of the case: adjudication has begun or the case is closed. Idempotent. */
    public void open(String caseId) {
        throw new UnsupportedOperationException();
    }

    /** People who hold, submitted or declined a reading of the case. */
    public Set<String> involved(String caseId) {
        throw new UnsupportedOperationException();
    }
}
