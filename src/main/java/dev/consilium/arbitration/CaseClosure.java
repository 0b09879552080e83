package dev.consilium.arbitration;

import dev.consilium.annotation.Readings;
import dev.consilium.arbitration.GroundTruth.Origin;
import dev.consilium.project.Case;
import dev.consilium.project.CaseState;
import dev.consilium.project.Cases;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Closes a case: its ground truth is released, its readings open to everybody who took part. */
@Component
@Transactional
public class CaseClosure {

    private final Cases cases;
    private final Readings readings;
    private final GroundTruths truths;
    private final FeedbackItems feedback;

    CaseClosure(Cases cases, Readings readings, GroundTruths truths, FeedbackItems feedback) {
        this.cases = cases;
        this.readings = readings;
        this.truths = truths;
        this.feedback = feedback;
    }

    /**
     * With the end state that its ground truth asks for. Idempotent; a case that is withdrawn stays so.
     *
     * @throws IllegalStateException where no ground truth of the rounds that count is recorded
     */
    public void settle(String caseId) {
        Case closing = cases.get(caseId);
        if (closing.state() != CaseState.WITHDRAWN) {
            GroundTruth truth = truths.latest(caseId)
                    .orElseThrow(() -> new IllegalStateException("case " + caseId + " has no ground truth to release"));
            cases.close(caseId, endState(truth.origin()));
            feedback.release(caseId);
        }
        readings.openAll(caseId);
    }

    /** Without a label: it does not belong into the dataset. Idempotent; a case that is withdrawn stays so. */
    public void exclude(String caseId) {
        if (cases.get(caseId).state() != CaseState.WITHDRAWN) {
            cases.close(caseId, CaseState.EXCLUDED);
        }
        readings.openAll(caseId);
    }

    private static CaseState endState(Origin origin) {
        return switch (origin) {
            case CONSENSUS -> CaseState.ACCEPTED;
            case SPECIALIST -> CaseState.VALIDATED;
            case ARBITRATION, BOARD -> CaseState.ARBITRATED;
            case AMBIGUOUS -> CaseState.AMBIGUOUS;
        };
    }
}
