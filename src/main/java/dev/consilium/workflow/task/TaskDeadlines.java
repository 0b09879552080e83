package dev.consilium.workflow.task;

import dev.consilium.workflow.variable.Variables;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.PvmActivity;
import org.camunda.bpm.engine.impl.pvm.runtime.PvmExecutionImpl;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * A deadline of a user task came due: announces it for the task that stands open beside the timer, in the same scope of the same
 * instance. Where the task was completed in the meantime there is nothing to announce.
 */
@Component
public class TaskDeadlines {

    private final ApplicationEventPublisher events;

    TaskDeadlines(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** @param element id of the user task in the diagram */
    public void remind(DelegateExecution timer, String element) {
        announce(timer, element, TaskReminded::new);
    }

    /** @param element id of the user task in the diagram */
    public void missed(DelegateExecution timer, String element) {
        announce(timer, element, TaskOverdue::new);
    }

    private void announce(DelegateExecution timer, String element, BiFunction<String, String, Object> event) {
        requireUserTask((ExecutionEntity) timer, element);
        openBeside((ExecutionEntity) timer, element)
                .map(task -> event.apply(task.getId(), Variables.PROJECT_ID.require(task)))
                .forEach(events::publishEvent);
    }

    private static Stream<TaskEntity> openBeside(ExecutionEntity timer, String element) {
        PvmExecutionImpl scope =
                timer.findExecutionForFlowScope(timer.getActivity().getFlowScope());
        return Context.getCommandContext()
                .getTaskManager()
                .findTasksByProcessInstanceId(timer.getProcessInstanceId())
                .stream()
                .map(TaskEntity.class::cast)
                .filter(task -> task.getTaskDefinitionKey().equals(element) && isWithin(scope, task));
    }

    /** Parallel instances of a sub-process have each a scope of their own. */
    private static boolean isWithin(PvmExecutionImpl scope, TaskEntity task) {
        return Stream.<PvmExecutionImpl>iterate(
                        task.getExecution(), execution -> execution != null, PvmExecutionImpl::getParent)
                .anyMatch(execution -> execution == scope);
    }

    /** A name that is none would remind nobody, silently. */
    private static void requireUserTask(ExecutionEntity timer, String element) {
        PvmActivity activity = timer.getProcessDefinition().findActivity(element);
        if (activity == null || !(activity.getActivityBehavior() instanceof UserTaskActivityBehavior)) {
            throw new IllegalStateException("the diagram has no user task " + element);
        }
    }
}
