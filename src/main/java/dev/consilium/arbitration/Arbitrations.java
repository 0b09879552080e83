package dev.consilium.arbitration;

import dev.consilium.identity.Actor;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Presents disagreement to a senior expert, blinded, and keeps the signed decision with its dissent. */
@Component
public class Arbitrations {

    /** Opens the case for adjudication and fixes the random order of aliases. Idempotent. */
    public void begin(String caseId) {
        throw new UnsupportedOperationException();
    }

    /** @throws dev.consilium.common.Refusal where the viewer may not arbitrate this case */
    public ArbitrationView present(String caseId, Actor arbiter) {
        throw new UnsupportedOperationException();
    }

    /**
     * @throws dev.consilium.common.Refusal FORBIDDEN {@code SIGNATURE_REFUSED} (password), CONFLICT {@code ALREADY_INVOLVED},
     *     UNPROCESSABLE {@code READER_UNKNOWN}, {@code LABELS_MISSING}, {@code REASON_UNKNOWN}, {@code UNKNOWN_CLASS}
     */
    public Decision decide(String caseId, DecideCommand command, Actor arbiter) {
        throw new UnsupportedOperationException();
    }

    /** The latest revision. */
    public Optional<Decision> decision(String caseId) {
        throw new UnsupportedOperationException();
    }
}
