package dev.consilium.workflow.delegate;

import dev.consilium.arbitration.panel.ChairElection;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Names who decides for a panel without a majority. */
@Component
class ElectChairDelegate implements ProtocolDelegate {

    private final ChairElection election;

    ElectChairDelegate(ChairElection election) {
        this.election = election;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Elect chair",
                "Names the chair of the panel by a rule that looks at no vote: whoever chaired it least often, members who"
                        + " voted first, then by lot. Where nobody is there the case waits with a code and"
                        + " staffed is false.",
                List.of(Variables.CASE_ID),
                List.of(Variables.STAFFED, Variables.CHAIR_ID));
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<String> chair = election.elect(Variables.CASE_ID.require(execution));
        Variables.STAFFED.set(execution, chair.isPresent());
        Variables.CHAIR_ID.set(execution, chair.orElse(null));
    }
}
