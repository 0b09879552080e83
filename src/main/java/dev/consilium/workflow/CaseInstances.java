package dev.consilium.workflow;

import dev.consilium.identity.Actor;
import dev.consilium.workflow.engine.Engine;
import dev.consilium.workflow.engine.EngineGateway;
import dev.consilium.workflow.variable.Message;
import dev.consilium.workflow.variable.Variables;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/**
 * The instance of a case, or of a series on its way in, with everything it calls, moved as one. The id is the business key of the
 * outermost.
 */
@Component
class CaseInstances {

    private static final Actor FLOW = Actor.system("case-flow");
    private static final String WITHDRAWN = "withdrawn";

    private final EngineGateway gateway;

    CaseInstances(EngineGateway gateway) {
        this.gateway = gateway;
    }

    /** Tells the diagram, where it listens; one that does not is ended. Its open tasks go in both cases. */
    void withdraw(String businessKey) {
        run(engine -> outermost(engine, businessKey).forEach(instance -> {
            activate(engine, instance);
            if (listens(engine, instance)) {
                engine.runtime()
                        .createMessageCorrelation(Message.CASE_WITHDRAWN.messageName())
                        .processInstanceId(instance)
                        .correlate();
            } else {
                engine.runtime().deleteProcessInstance(instance, WITHDRAWN);
            }
        }));
    }

    /** No task can be completed and no timer fires. */
    void suspend(String caseId) {
        run(engine -> tree(engine, caseId).forEach(engine.runtime()::suspendProcessInstanceById));
    }

    /** Everything goes on, every timer later by the time it was held; whoever joined meanwhile is looked for. */
    void resume(String caseId, Duration held) {
        run(engine -> {
            List<String> tree = tree(engine, caseId);
            tree.forEach(engine.runtime()::activateProcessInstanceById);
            tree.forEach(instance -> postpone(engine, instance, held));
            tree.forEach(instance -> engine.runtime()
                    .createMessageCorrelation(Message.STAFF_AVAILABLE.messageName())
                    .processInstanceId(instance)
                    .correlateAllWithResult());
        });
    }

    void prioritise(String caseId, String priority) {
        run(engine -> tree(engine, caseId)
                .forEach(instance -> engine.runtime().setVariable(instance, Variables.PRIORITY.name(), priority)));
    }

    private static void activate(Engine engine, String instance) {
        treeOf(engine, instance).forEach(engine.runtime()::activateProcessInstanceById);
    }

    private static boolean listens(Engine engine, String instance) {
        return engine.runtime()
                        .createExecutionQuery()
                        .processInstanceId(instance)
                        .messageEventSubscriptionName(Message.CASE_WITHDRAWN.messageName())
                        .count()
                > 0;
    }

    private static void postpone(Engine engine, String instance, Duration held) {
        for (Job timer : engine.management()
                .createJobQuery()
                .processInstanceId(instance)
                .timers()
                .unlimitedList()) {
            engine.management().setJobDuedate(timer.getId(), later(timer.getDuedate(), held));
        }
        engine.tasks().createTaskQuery().processInstanceId(instance).unlimitedList().stream()
                .filter(task -> task.getDueDate() != null)
                .forEach(task -> engine.tasks().setDueDate(task.getId(), later(task.getDueDate(), held)));
    }

    private static Date later(Date due, Duration held) {
        return Date.from(due.toInstant().plus(held));
    }

    private static List<String> tree(Engine engine, String caseId) {
        return outermost(engine, caseId).stream()
                .flatMap(instance -> treeOf(engine, instance).stream())
                .toList();
    }

    private static List<String> treeOf(Engine engine, String instance) {
        return engine.runtime().createProcessInstanceQuery().rootProcessInstanceId(instance).unlimitedList().stream()
                .map(ProcessInstance::getId)
                .toList();
    }

    private static List<String> outermost(Engine engine, String caseId) {
        return engine
                .runtime()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .rootProcessInstances()
                .unlimitedList()
                .stream()
                .map(ProcessInstance::getId)
                .toList();
    }

    private void run(java.util.function.Consumer<Engine> work) {
        gateway.as(FLOW, engine -> {
            work.accept(engine);
            return Boolean.TRUE;
        });
    }
}
