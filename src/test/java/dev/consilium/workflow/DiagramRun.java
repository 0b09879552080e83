package dev.consilium.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.workflow.delegate.ProtocolDelegate;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/**
 * One bundle deployed to the hardened engine with real delegates over stubbed use cases; jobs and timers are driven by hand. All
 * share one engine, one after the other: to build one takes longer than most tests. Close a run, or the next finds its instances.
 */
final class DiagramRun implements AutoCloseable {

    private static final String BUSINESS_KEY = "subject-1";

    private static final AtomicReference<DiagramRun> CURRENT = new AtomicReference<>();
    private static final TestEngine TEST = new TestEngine(
            () -> CURRENT.get().delegates,
            new DecisionOutputs(event -> CURRENT.get().events.add(event)));
    private static String deployed = "";

    private final StubbedUseCases useCases = StubbedUseCases.create();
    private final Map<String, ProtocolDelegate> delegates = useCases.delegates();
    private final List<Object> events = new ArrayList<>();
    private String instance = "";

    DiagramRun(ProtocolBundle bundle) {
        CURRENT.set(this);
        if (!deployed.equals(bundle.digest())) {
            deploy(bundle);
            deployed = bundle.digest();
        }
    }

    private static void deploy(ProtocolBundle bundle) {
        var repository = TEST.engine().getRepositoryService();
        repository.createDeploymentQuery().list().forEach(old -> repository.deleteDeployment(old.getId(), true));
        var deployment = repository.createDeployment();
        for (ProtocolFile file : bundle.files()) {
            if (file.is(".bpmn") || file.is(".dmn") || file.is(".form")) {
                deployment.addInputStream(file.name(), new ByteArrayInputStream(file.content()));
            }
        }
        deployment.deploy();
    }

    /** The run of the test that is under way. */
    static DiagramRun current() {
        return CURRENT.get();
    }

    StubbedUseCases useCases() {
        return useCases;
    }

    void start(String processId, Map<String, Object> variables) {
        instance = engine().getRuntimeService()
                .startProcessInstanceByKey(processId, BUSINESS_KEY, variables)
                .getId();
        TEST.runJobs();
    }

    void receive(Message start, Map<String, Object> variables) {
        instance = engine().getRuntimeService()
                .createMessageCorrelation(start.messageName())
                .processInstanceBusinessKey(BUSINESS_KEY)
                .setVariables(variables)
                .correlateStartMessage()
                .getId();
        TEST.runJobs();
    }

    /** A message for the instance that runs. */
    void receiveAgain(Message message) {
        engine().getRuntimeService()
                .createMessageCorrelation(message.messageName())
                .processInstanceBusinessKey(BUSINESS_KEY)
                .correlate();
        TEST.runJobs();
    }

    void wake(Message message, String projectId) {
        engine().getRuntimeService()
                .createMessageCorrelation(message.messageName())
                .processInstanceVariableEquals("projectId", projectId)
                .correlateAll();
        TEST.runJobs();
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
        TEST.runJobs();
    }

    /** As the holder of the task would. */
    void raise(Task task, Escalation escalation, Map<String, Object> outcome) {
        engine().getTaskService().handleEscalation(task.getId(), escalation.code(), outcome);
        TEST.runJobs();
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
        TEST.runJobs();
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
        TEST.runJobs();
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
        return TEST.engine();
    }

    @Override
    public void close() {
        ElementCoverage.add(engine());
        TEST.forgetInstances();
    }
}
