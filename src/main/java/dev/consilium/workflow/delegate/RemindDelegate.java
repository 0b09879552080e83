package dev.consilium.workflow.delegate;

import dev.consilium.workflow.delegate.Parameters.Parameter;
import dev.consilium.workflow.task.TaskDeadlines;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Reminds of a task that stands open for long. */
@Component
class RemindDelegate implements ProtocolDelegate {

    private final TaskDeadlines deadlines;

    RemindDelegate(TaskDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public Verb verb() {
        return Verb.of(
                "Remind",
                "Marks the open task beside the timer as reminded: whoever holds it sees it in the worklist, the lead sees"
                        + " it among the late tasks. Nothing happens where it was completed in the meantime.",
                RemindParameters.class,
                List.of(Variables.PROJECT_ID),
                List.of());
    }

    @Override
    public void execute(DelegateExecution execution) {
        deadlines.remind(
                execution, Parameters.read(execution, RemindParameters.class).task());
    }

    /** Parameters of {@link RemindDelegate}. */
    record RemindParameters(
            @Parameter(description = "id of the user task the timer is attached to, in the same scope")
            String task) {}
}
