package dev.consilium.workflow.delegate;

import dev.consilium.arbitration.GroundTruth;
import dev.consilium.arbitration.GroundTruths;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Records what the case came to; it is released when the case closes. */
@Component
class RecordGroundTruthDelegate implements ProtocolDelegate {

    private final GroundTruths groundTruths;

    RecordGroundTruthDelegate(GroundTruths groundTruths) {
        this.groundTruths = groundTruths;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Record ground truth",
                "Records the consensus or the decision with the soft label. Nobody sees it until the case closes.",
                List.of(Variables.CASE_ID),
                List.of(Variables.GROUND_TRUTH_ORIGIN));
    }

    @Override
    public void execute(DelegateExecution execution) {
        GroundTruth truth = groundTruths.record(Variables.CASE_ID.require(execution));
        Variables.GROUND_TRUTH_ORIGIN.set(execution, truth.origin().name().toLowerCase(Locale.ROOT));
    }
}
