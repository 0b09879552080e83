package dev.consilium.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.workflow.delegate.StubbedUseCases;
import dev.consilium.workflow.engine.TestEngine;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.variable.Escalation;
import dev.consilium.workflow.variable.Message;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/** One bundle deployed to the hardened engine with real delegates over stubbed use cases; jobs and timers are driven by hand. */
final class DiagramRun implements AutoCloseable {

    private static final String BUSINESS_KEY = "subject-1";

    private final StubbedUseCases useCases = StubbedUseCases.create();
    private final List<Object> events = new ArrayList<>();
    private final TestEngine test;
    private String instance = "";

    DiagramRun(ProtocolBundle bundle) {
        test = new TestEngine(useCases.delegates(), new DecisionOutputs(events::add));
        var deployment = engine().getRepositoryService().createDeployment();
        for (ProtocolFile file : bundle.files()) {
            if (file.is(".bpmn") || file.is(".dmn") || file.is(".form")) {
                deployment.addInputStream(file.name(), new ByteArrayInputStream(file.content()));
            }
        }
        deployment.deploy();
    }

    StubbedUseCases useCases() {
        return useCases;
    }

    void start(String processId, Map<String, Object> variables) {
        instance = engine().getRuntimeService()
                .startProcessInstanceByKey(processId, BUSINESS_KEY, variables)
                .getId();
        test.runJobs();
    }

    void receive(Message start, Map<String, Object> variables) {
        instance = engine().getRuntimeService()
                .createMessageCorrelation(start.messageName())
                .processInstanceBusinessKey(BUSINESS_KEY)
                .setVariables(variables)
                .correlateStartMessage()
                .getId();
        test.runJobs();
    }

    /** A message for the instance that runs. */
    void receiveAgain(Message message) {
        engine().getRuntimeService()
                .createMessageCorrelation(message.messageName())
                .processInstanceBusinessKey(BUSINESS_KEY)
                .correlate();
        test.runJobs();
    }

    void wake(Message message, String projectId) {
        engine().getRuntimeService()
                .createMessageCorrelation(message.messageName())
                .processInstanceVariableEquals("projectId", projectId)
                .correlateAll();
        test.runJobs();
    }

    List<Task> tasks(String element) {
        return engine().getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(element)
                .list();
    }

    Task task(String element) {
        List<Task> tasks = tasks(element);
        assertThat(tasks).as("open tasks of %s", element).isNotEmpty();
        return tasks.get(0);
    }

    void complete(Task task, Map<String, Object> outcome) {
        engine().getTaskService().complete(task.getId(), outcome);
        test.runJobs();
    }

    /** As the holder of the task would. */
    void raise(Task task, Escalation escalation, Map<String, Object> outcome) {
        engine().getTaskService().handleEscalation(task.getId(), escalation.code(), outcome);
        test.runJobs();
    }

    /** Lets the timers of one boundary event fire, however many of them are set. */
    void fire(String boundaryEvent) {
        List<Job> timers = engine().getManagementService()
                .createJobQuery()
                .timers()
                .activityId(boundaryEvent)
                .list();
        assertThat(timers).as("timers of %s", boundaryEvent).isNotEmpty();
        timers.forEach(this::fire);
        test.runJobs();
    }

    /** One that fired may have taken another away. */
    private void fire(Job timer) {
        var jobs = engine().getManagementService();
        if (jobs.createJobQuery().jobId(timer.getId()).count() > 0) {
            jobs.executeJob(timer.getId());
        }
    }

    /** Lets every timer fire that is set now. */
    void passTime() {
        engine().getManagementService().createJobQuery().timers().list().forEach(this::fire);
        test.runJobs();
    }

    Object variable(String name) {
        return engine().getRuntimeService().getVariable(instance, name);
    }

    boolean ended() {
        return engine().getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                == 0;
    }

    /** Ids of the elements that were entered in the instance that was started last. */
    Set<String> visitedLast() {
        return engine()
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Ids of the elements of one diagram that were entered, in any instance so far. */
    Set<String> visited(String processId) {
        return engine().getHistoryService().createHistoricActivityInstanceQuery().list().stream()
                .filter(activity -> processId.equals(activity.getProcessDefinitionKey()))
                .map(HistoricActivityInstance::getActivityId)
                .filter(id -> !id.contains("#"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> elements(String processId) {
        String definition = engine().getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(processId)
                .singleResult()
                .getId();
        Collection<FlowNode> nodes =
                engine().getRepositoryService().getBpmnModelInstance(definition).getModelElementsByType(FlowNode.class);
        return nodes.stream().map(FlowNode::getId).collect(Collectors.toCollection(TreeSet::new));
    }

    ProcessEngine engine() {
        return test.engine();
    }

    @Override
    public void close() {
        ElementCoverage.add(engine());
        test.close();
    }
}
