package dev.consilium.workflow.protocol;

import dev.consilium.workflow.engine.Engine;
import dev.consilium.workflow.engine.EngineGateway;
import dev.consilium.workflow.task.OpenTask;
import dev.consilium.workflow.task.TaskClosed;
import dev.consilium.workflow.task.TaskOpened;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Drives the jobs of one case by hand and remembers its open tasks; several cases may run side by side. */
@Component
@Profile("replay")
class ReplayEngine {

    private static final int MOST_JOBS = 100;

    private final EngineGateway gateway;
    private final Map<String, OpenTask> open = new ConcurrentHashMap<>();
    private final Map<String, String> instances = new ConcurrentHashMap<>();

    ReplayEngine(EngineGateway gateway) {
        this.gateway = gateway;
    }

    @EventListener
    void on(TaskOpened event) {
        open.put(event.task().id(), event.task());
    }

    @EventListener
    void on(TaskClosed event) {
        open.remove(event.taskId());
    }

    List<OpenTask> openTasks(String caseId) {
        return open.values().stream()
                .filter(task -> caseId.equals(task.caseId()))
                .toList();
    }

    void forget(String caseId) {
        open.values().removeIf(task -> caseId.equals(task.caseId()));
        instances.remove(caseId);
    }

    /** Runs what is due of the case and of the processes it calls, until nothing is; timers stay. */
    void runJobs(String caseId) {
        String instanceId = instances.computeIfAbsent(caseId, this::instance);
        while (gateway.as(Replay.REPLAY, engine -> runOnce(engine, instanceId))) {
            // each pass may create the jobs of the next
        }
    }

    private String instance(String caseId) {
        return gateway.as(Replay.REPLAY, engine -> engine.runtime()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .rootProcessInstances()
                .singleResult()
                .getId());
    }

    private static boolean runOnce(Engine engine, String instanceId) {
        List<Job> due = engine.management()
                .createJobQuery()
                .rootProcessInstanceId(instanceId)
                .messages()
                .listPage(0, MOST_JOBS);
        due.forEach(job -> engine.management().executeJob(job.getId()));
        return !due.isEmpty();
    }
}
