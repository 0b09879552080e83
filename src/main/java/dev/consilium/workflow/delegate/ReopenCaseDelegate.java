package dev.consilium.workflow.delegate;

import dev.consilium.arbitration.Reopening;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Lets the case begin anew after its ground truth failed an audit. */
@Component
class ReopenCaseDelegate implements ProtocolDelegate {

    private final Reopening reopening;

    ReopenCaseDelegate(Reopening reopening) {
        this.reopening = reopening;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Reopen case",
                "Sets all readings and decisions of the case aside: they stay and count no more. Others read it once more.",
                List.of(Variables.CASE_ID),
                List.of(Variables.REOPENED));
    }

    @Override
    public void execute(DelegateExecution execution) {
        reopening.ofUnreleased(Variables.CASE_ID.require(execution));
        Variables.REOPENED.set(execution, true);
    }
}
