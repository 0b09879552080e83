package dev.consilium.study;

import dev.consilium.identity.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Receives files: unpacks archives within limits, groups objects into series (one object each for CR, DX, MG, XA and US), keeps
 * the originals in the closed inbox and publishes one {@link SeriesReceived} per series.
 */
@Component
public class StudyIntake {

    /** Idempotent for the same key and project. @return the id of the intake */
    public String receive(String projectId, List<Upload> uploads, Actor by, @Nullable String idempotencyKey) {
        throw new UnsupportedOperationException();
    }

    /** @throws dev.consilium.common.Refusal NOT_FOUND */
    public IntakeView view(String intakeId) {
        throw new UnsupportedOperationException();
    }
}
