package dev.consilium.workflow.delegate;

import dev.consilium.arbitration.SpecialistReviews;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Opens a case for a specialist: its readings are fixed and shown under aliases in random order. */
@Component
class OpenReviewDelegate implements ProtocolDelegate {

    private final SpecialistReviews reviews;

    OpenReviewDelegate(SpecialistReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Open review",
                "Fixes the random order in which the specialist sees the readings. The readers stay blinded to each other.",
                List.of(Variables.CASE_ID),
                List.of(Variables.SPECIALIST_ID));
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.open(Variables.CASE_ID.require(execution));
        Variables.SPECIALIST_ID.set(execution, null);
    }
}
