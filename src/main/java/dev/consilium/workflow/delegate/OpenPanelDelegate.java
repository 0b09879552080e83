package dev.consilium.workflow.delegate;

import dev.consilium.arbitration.panel.Panel;
import dev.consilium.arbitration.panel.Panels;
import dev.consilium.workflow.delegate.Parameters.Parameter;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Opens a panel for a case that one arbiter did not settle. */
@Component
class OpenPanelDelegate implements ProtocolDelegate {

    private final Panels panels;

    OpenPanelDelegate(Panels panels) {
        this.panels = panels;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Open panel",
                "Opens a panel for the case and says how many seats it has. Its members see the readings under the aliases"
                        + " that were fixed before, and nothing of what an arbiter's decision lacked.",
                OpenPanelParameters.class,
                List.of(Variables.CASE_ID),
                List.of(Variables.PANEL_SIZE, Variables.REWORK_REASON));
    }

    @Override
    public void execute(DelegateExecution execution) {
        int members = Parameters.read(execution, OpenPanelParameters.class).members();
        Panel panel = panels.open(Variables.CASE_ID.require(execution), members);
        Variables.PANEL_SIZE.set(execution, panel.seats());
        Variables.REWORK_REASON.set(execution, null);
    }

    /** Parameters of {@link OpenPanelDelegate}. */
    record OpenPanelParameters(
            @Parameter(description = "seats of the panel, 3 or 5", defaultValue = "3")
            int members) {}
}
