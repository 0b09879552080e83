package dev.consilium.workflow.delegate;

import dev.consilium.identity.Role;
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
                "Counts the people of a level who have no part in the case yet. Where too few are there the case waits"
                        + " with a code and staffed is false.",
                SelectStaffParameters.class,
                List.of(Variables.CASE_ID),
                List.of(Variables.STAFFED, Variables.READERS_TO_ADD, Variables.ROUND));
    }

    @Override
    public void execute(DelegateExecution execution) {
        Role level = Parameters.read(execution, SelectStaffParameters.class).level();
        String caseId = Variables.CASE_ID.require(execution);
        int asked = level == Role.SENIOR ? 1 : Variables.READERS_TO_ADD.require(execution);
        Staffing staffing = selection.select(caseId, level, asked);
        Variables.STAFFED.set(execution, staffing.staffed());
        if (level != Role.SENIOR && staffing.staffed()) {
            Variables.READERS_TO_ADD.set(execution, staffing.people());
            Variables.ROUND.set(execution, staffing.round());
        }
    }

    /** Parameters of {@link SelectStaffDelegate}. */
    record SelectStaffParameters(
            @Parameter(description = "level of the people asked for", defaultValue = "annotator")
            Role level) {}
}
