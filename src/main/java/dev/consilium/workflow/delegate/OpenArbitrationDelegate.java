package dev.consilium.workflow.delegate;

import dev.consilium.arbitration.Arbitrations;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Opens a case for adjudication: its readings are fixed and shown under aliases in random order. */
@Component
class OpenArbitrationDelegate implements ProtocolDelegate {

    private final Arbitrations arbitrations;

    OpenArbitrationDelegate(Arbitrations arbitrations) {
        this.arbitrations = arbitrations;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Open arbitration",
                "Ends the blinding among readers and fixes the random order in which the arbiter sees them.",
                List.of(Variables.CASE_ID),
                List.of());
    }

    @Override
    public void execute(DelegateExecution execution) {
        arbitrations.begin(Variables.CASE_ID.require(execution));
    }
}
