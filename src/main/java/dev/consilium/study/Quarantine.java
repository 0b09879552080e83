package dev.consilium.study;

import dev.consilium.identity.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Series a person must look at before anybody reads them: released with a reason, or rejected. */
@Component
public class Quarantine {

    /** Keeps the verdict and waits for the data manager. Idempotent. @param verdict null where the series could not be de-identified */
    public void enter(String seriesId, @Nullable Verdict verdict) {
        throw new UnsupportedOperationException();
    }

    /** @throws dev.consilium.common.Refusal {@code NOT_QUARANTINED}, {@code REASON_MISSING}, {@code NOT_DEIDENTIFIED} where the series never left the inbox */
    public void release(String seriesId, String reason, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** Removes the pixels; the record stays. */
    public void reject(String seriesId, String reason, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** The data manager's deadline passed. Idempotent. */
    public void markOverdue(String seriesId) {
        throw new UnsupportedOperationException();
    }

    public List<IntakeView.SeriesView> ofProject(String projectId) {
        throw new UnsupportedOperationException();
    }
}
