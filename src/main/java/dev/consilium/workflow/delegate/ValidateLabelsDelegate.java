package dev.consilium.workflow.delegate;

import dev.consilium.arbitration.LabelReview;
import dev.consilium.workflow.delegate.Parameters.Parameter;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Checks submitted labels against the schema; what blocks goes back to the same person with its codes. */
@Component
class ValidateLabelsDelegate implements ProtocolDelegate {

    private final LabelReview review;

    ValidateLabelsDelegate(LabelReview review) {
        this.review = review;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Validate labels",
                "Checks the labels of one reading, or of the arbiter's decision, against the label schema. Counts how often"
                        + " those of the reading went back already.",
                ValidateLabelsParameters.class,
                List.of(Variables.CASE_ID, Variables.READING_ID, Variables.DECISION_ID),
                List.of(
                        Variables.READING_VALID,
                        Variables.DECISION_VALID,
                        Variables.REWORK_REASON,
                        Variables.REWORK_COUNT));
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseId = Variables.CASE_ID.require(execution);
        boolean reading =
                Parameters.read(execution, ValidateLabelsParameters.class).subject() == Subject.READING;
        List<String> blocking =
                reading ? review.ofReading(caseId, Variables.READING_ID.require(execution)) : review.ofDecision(caseId);
        (reading ? Variables.READING_VALID : Variables.DECISION_VALID).set(execution, blocking.isEmpty());
        if (reading && !blocking.isEmpty()) {
            Variables.REWORK_COUNT.set(
                    execution,
                    Variables.REWORK_COUNT
                            .find(execution)
                            .map(count -> count + 1)
                            .orElse(0));
        }
        Variables.REWORK_REASON.set(execution, blocking.isEmpty() ? null : String.join(" ", blocking));
    }

    enum Subject {
        READING,
        DECISION
    }

    /** Parameters of {@link ValidateLabelsDelegate}. */
    record ValidateLabelsParameters(
            @Parameter(description = "whose labels", defaultValue = "reading")
            Subject subject) {}
}
