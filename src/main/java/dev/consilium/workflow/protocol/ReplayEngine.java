package dev.consilium.workflow.protocol;

import dev.consilium.workflow.engine.Engine;
import dev.consilium.workflow.engine.EngineGateway;
import dev.consilium.workflow.task.OpenTask;
import dev.consilium.workflow.task.TaskClosed;
import dev.consilium.workflow.task.TaskOpened;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Drives the jobs of one case by hand and remembers its open tasks; several cases may run side by side. */
@Component
@Profile("replay")
class ReplayEngine {

    private static final int MOST = 1000;

    private final EngineGateway gateway;
    private final Map<String, OpenTask> open = new ConcurrentHashMap<>();

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
    }

    /** Runs what is due of the case and of the processes it calls, until nothing is; timers stay. */
    void runJobs(String caseId) {
        while (gateway.as(Replay.REPLAY, engine -> runOnce(engine, caseId))) {
            // each pass may create the jobs of the next
        }
    }

    private static boolean runOnce(Engine engine, String caseId) {
        boolean ran = false;
        for (Execution instance : instances(engine, caseId)) {
            for (Job job : engine.management()
                    .createJobQuery()
                    .processInstanceId(instance.getProcessInstanceId())
                    .messages()
                    .listPage(0, MOST)) {
                engine.management().executeJob(job.getId());
                ran = true;
            }
        }
        return ran;
    }

    private static List<Execution> instances(Engine engine, String caseId) {
        List<Execution> instances = new java.util.ArrayList<>(engine.runtime()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .listPage(0, MOST));
        instances.stream()
                .toList()
                .forEach(instance -> instances.addAll(engine.runtime()
                        .createProcessInstanceQuery()
                        .superProcessInstanceId(instance.getId())
                        .listPage(0, MOST)));
        return instances;
    }
}
