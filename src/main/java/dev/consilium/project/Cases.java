package dev.consilium.project;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Opens cases for accepted series (it listens to {@code SeriesAccepted}) and keeps their state. Publishes {@link CaseOpened} and {@link CaseStateChanged}. */
@Component
public class Cases {

    /** Opens a case; idempotent per series. @param priority {@code routine} or {@code urgent} */
    public Case open(String projectId, String seriesId, String modality, String priority) {
        throw new UnsupportedOperationException();
    }

    /** @throws dev.consilium.common.Refusal NOT_FOUND */
    public Case get(String caseId) {
        throw new UnsupportedOperationException();
    }

    public Optional<Case> ofSeries(String seriesId) {
        throw new UnsupportedOperationException();
    }

    public List<Case> ofProject(String projectId) {
        throw new UnsupportedOperationException();
    }

    /** A round of reading begins: state READING, the wait code cleared. */
    public void beginRound(String caseId, int round) {
        throw new UnsupportedOperationException();
    }

    /** The case waits visibly. */
    public void await(String caseId, String waitCode) {
        throw new UnsupportedOperationException();
    }

    /** What the routing table said, with the rule's reason. */
    public void routed(String caseId, String route, String reason) {
        throw new UnsupportedOperationException();
    }

    public void beginArbitration(String caseId) {
        throw new UnsupportedOperationException();
    }

    public void close(String caseId, CaseState endState) {
        throw new UnsupportedOperationException();
    }

    /** Idempotent. */
    public void markOverdue(String caseId) {
        throw new UnsupportedOperationException();
    }

    /** Schema of the protocol version the case runs under. */
    public dev.consilium.annotation.LabelSchema schemaOf(String caseId) {
        throw new UnsupportedOperationException();
    }
}
