package dev.consilium.workflow.delegate;

import dev.consilium.workflow.delegate.Parameters.Parameter;
import dev.consilium.workflow.task.TaskDeadlines;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Gives a task that is overdue to somebody else. */
@Component
class ReassignTaskDelegate implements ProtocolDelegate {

    private final TaskDeadlines deadlines;

    ReassignTaskDelegate(TaskDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Reassign task",
                "Marks the case as overdue and takes the open task beside the timer from whoever holds it: it goes to their"
                        + " deputy, else to the eligible person with the fewest tasks, else back to the team. Their draft is"
                        + " kept; a reader is not asked for this case again. Nothing happens where it was completed in the"
                        + " meantime.",
                ReassignTaskParameters.class,
                List.of(Variables.PROJECT_ID),
                List.of());
    }

    @Override
    public void execute(DelegateExecution execution) {
        deadlines.missed(
                execution,
                Parameters.read(execution, ReassignTaskParameters.class).task());
    }

    /** Parameters of {@link ReassignTaskDelegate}. */
    record ReassignTaskParameters(
            @Parameter(description = "id of the user task the timer is attached to, in the same scope")
            String task) {}
}
