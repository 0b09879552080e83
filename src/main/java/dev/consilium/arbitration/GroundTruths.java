package dev.consilium.arbitration;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Records what a case came to, from the consensus or from the arbitration, and closes the case. */
@Component
public class GroundTruths {

    /** Idempotent: the same content adds no revision. Opens the readings and closes the case with the matching end state. */
    public GroundTruth record(String caseId) {
        throw new UnsupportedOperationException();
    }

    public Optional<GroundTruth> latest(String caseId) {
        throw new UnsupportedOperationException();
    }

    public List<GroundTruth> revisions(String caseId) {
        throw new UnsupportedOperationException();
    }
}
