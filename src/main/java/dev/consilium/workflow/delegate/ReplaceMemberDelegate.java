package dev.consilium.workflow.delegate;

import dev.consilium.arbitration.panel.Panels;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Tells whether the seat of a member who abstained can go to somebody else. */
@Component
class ReplaceMemberDelegate implements ProtocolDelegate {

    private final Panels panels;

    ReplaceMemberDelegate(Panels panels) {
        this.panels = panels;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Replace member",
                "Inside the parallel votes of a panel: tells whether there are as many senior experts without another part"
                        + " in the case as votes are still open, this one included.",
                List.of(Variables.CASE_ID, Variables.OPEN_INSTANCES),
                List.of(Variables.STAFFED));
    }

    @Override
    public void execute(DelegateExecution execution) {
        Variables.STAFFED.set(
                execution,
                panels.canReplace(Variables.CASE_ID.require(execution), Variables.OPEN_INSTANCES.require(execution)));
    }
}
