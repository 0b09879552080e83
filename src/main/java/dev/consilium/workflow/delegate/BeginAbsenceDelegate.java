package dev.consilium.workflow.delegate;

import dev.consilium.project.Absences;
import dev.consilium.workflow.variable.Variables;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Lets an absence begin. */
@Component
class BeginAbsenceDelegate implements ProtocolDelegate {

    private final Absences absences;

    BeginAbsenceDelegate(Absences absences) {
        this.absences = absences;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Begin absence",
                "Hands over what the person holds: to the deputy where he or she may take it, else back to the team. Says"
                        + " how long the person is away yet.",
                List.of(Variables.ABSENCE_ID),
                List.of(Variables.ABSENCE_ENDS_AFTER));
    }

    @Override
    public void execute(DelegateExecution execution) {
        Duration left = absences.begin(Variables.ABSENCE_ID.require(execution));
        Variables.ABSENCE_ENDS_AFTER.set(execution, left.toString());
    }
}
