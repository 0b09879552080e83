package dev.consilium.workflow.delegate;

import dev.consilium.project.Absences;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Lets an absence end. */
@Component
class EndAbsenceDelegate implements ProtocolDelegate {

    private final Absences absences;

    EndAbsenceDelegate(Absences absences) {
        this.absences = absences;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "End absence",
                "Counts the person in again and lets the cases look again that wait for staff.",
                List.of(Variables.ABSENCE_ID),
                List.of());
    }

    @Override
    public void execute(DelegateExecution execution) {
        absences.end(Variables.ABSENCE_ID.require(execution));
    }
}
