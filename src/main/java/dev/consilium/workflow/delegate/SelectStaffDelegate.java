package dev.consilium.workflow.delegate;

import dev.consilium.identity.Role;
import dev.consilium.project.Duty;
import dev.consilium.project.StaffSelection;
import dev.consilium.project.Staffing;
import dev.consilium.workflow.delegate.Parameters.Parameter;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Makes sure that enough eligible people are there before anybody is asked; otherwise the case waits, visibly. */
@Component
class SelectStaffDelegate implements ProtocolDelegate {

    private final StaffSelection selection;

    SelectStaffDelegate(StaffSelection selection) {
        this.selection = selection;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Select staff",
                "Counts the people of a level who may take the duty and have no part in the case yet. Where too few are"
                        + " there the case waits with a code and staffed is false.",
                SelectStaffParameters.class,
                List.of(Variables.CASE_ID, Variables.READERS_TO_ADD),
                List.of(Variables.STAFFED, Variables.READERS_TO_ADD, Variables.ROUND));
    }

    @Override
    public void execute(DelegateExecution execution) {
        SelectStaffParameters asked = Parameters.read(execution, SelectStaffParameters.class);
        String caseId = Variables.CASE_ID.require(execution);
        if (asked.round() == Round.NEW) {
            beginRound(execution, caseId, asked.level());
        } else {
            Staffing found = selection.find(caseId, asked.duty(), asked.level(), asked.people());
            Variables.STAFFED.set(execution, found.staffed());
        }
    }

    private void beginRound(DelegateExecution execution, String caseId, Role level) {
        Staffing begun = selection.beginRound(caseId, level, Variables.READERS_TO_ADD.require(execution));
        Variables.STAFFED.set(execution, begun.staffed());
        if (begun.staffed()) {
            Variables.READERS_TO_ADD.set(execution, begun.people());
            Variables.ROUND.set(execution, begun.round());
        }
    }

    enum Round {
        NEW,
        SAME
    }

    /** Parameters of {@link SelectStaffDelegate}. */
    record SelectStaffParameters(
            @Parameter(description = "level of the people asked for", defaultValue = "annotator")
            Role level,

            @Parameter(description = "part they are to take in the case", defaultValue = "reader")
            Duty duty,

            @Parameter(
                    description = "how many are asked for; in a new round of reading, readersToAdd",
                    defaultValue = "1")
            int people,

            @Parameter(description = "whether a round of reading begins with them", defaultValue = "same")
            Round round) {}
}
