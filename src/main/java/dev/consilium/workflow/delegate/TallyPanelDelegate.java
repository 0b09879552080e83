package dev.consilium.workflow.delegate;

import dev.consilium.arbitration.panel.PanelTally;
import dev.consilium.arbitration.panel.Tally;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Counts the votes of a panel. */
@Component
class TallyPanelDelegate implements ProtocolDelegate {

    private final PanelTally tally;

    TallyPanelDelegate(PanelTally tally) {
        this.tally = tally;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Tally panel",
                "Counts the votes of the panel. What more than half of its seats say becomes the decision, with the dissent"
                        + " of members and readers; otherwise split is true.",
                List.of(Variables.CASE_ID),
                List.of(Variables.SPLIT, Variables.AMBIGUOUS, Variables.DECISION_ID));
    }

    @Override
    public void execute(DelegateExecution execution) {
        Tally counted = tally.tally(Variables.CASE_ID.require(execution));
        Variables.SPLIT.set(execution, counted.split());
        Variables.AMBIGUOUS.set(execution, counted.ambiguous());
        Variables.DECISION_ID.set(execution, counted.decisionId());
    }
}
