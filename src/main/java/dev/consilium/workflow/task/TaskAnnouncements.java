package dev.consilium.workflow.task;

import dev.consilium.workflow.variable.Variables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Announces every task's life as events, inside the engine's transaction. */
@Component
class TaskAnnouncements extends AbstractBpmnParseListener {

    private final ApplicationEventPublisher events;

    TaskAnnouncements(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, this::opened);
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, this::assigned);
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, task -> closed(task, true));
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, task -> closed(task, false));
    }

    private void opened(DelegateTask task) {
        events.publishEvent(new TaskOpened(OpenTasks.of((TaskEntity) task)));
    }

    private void assigned(DelegateTask task) {
        events.publishEvent(new TaskClaimed(task.getId(), Variables.PROJECT_ID.require(task), task.getAssignee()));
    }

    private void closed(DelegateTask task, boolean completed) {
        events.publishEvent(new TaskClosed(task.getId(), Variables.PROJECT_ID.require(task), completed));
    }
}
