package dev.consilium.workflow.delegate;

import dev.consilium.arbitration.FeedbackItems;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Tells every reader who differed from the ground truth. */
@Component
class GiveFeedbackDelegate implements ProtocolDelegate {

    private final FeedbackItems feedback;

    GiveFeedbackDelegate(FeedbackItems feedback) {
        this.feedback = feedback;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Give feedback",
                "Writes one feedback item to every reader whose labels differ from the ground truth.",
                List.of(Variables.CASE_ID),
                List.of());
    }

    @Override
    public void execute(DelegateExecution execution) {
        feedback.give(Variables.CASE_ID.require(execution));
    }
}
