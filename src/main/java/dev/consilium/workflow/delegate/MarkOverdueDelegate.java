package dev.consilium.workflow.delegate;

import dev.consilium.project.Deadlines;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Makes a passed deadline visible to the people who lead the project. */
@Component
class MarkOverdueDelegate implements ProtocolDelegate {

    private final Deadlines deadlines;

    MarkOverdueDelegate(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Mark overdue",
                "Marks the case, or the series in quarantine, as overdue.",
                List.of(Variables.CASE_ID, Variables.SERIES_ID),
                List.of());
    }

    @Override
    public void execute(DelegateExecution execution) {
        Variables.CASE_ID
                .find(execution)
                .ifPresentOrElse(
                        deadlines::caseOverdue,
                        () -> deadlines.quarantineOverdue(Variables.SERIES_ID.require(execution)));
    }
}
