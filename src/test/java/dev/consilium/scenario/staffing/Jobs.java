package dev.consilium.scenario.staffing;

import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.workflow.engine.EngineGateway;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.context.ApplicationContext;

/** The jobs of some processes, driven by hand on this thread, as the job executor would in the order they came to be. */
final class Jobs {

    private static final Actor JOBS = Actor.system("jobs");
    private static final int MOST_PASSES = 200;

    private final ManagementService management;
    private final RuntimeService runtime;
    private final EngineGateway gateway;
    private final CurrentActor current;
    private final Set<String> roots = new LinkedHashSet<>();

    Jobs(ApplicationContext application) {
        this.management = application.getBean(ManagementService.class);
        this.runtime = application.getBean(RuntimeService.class);
        this.gateway = application.getBean(EngineGateway.class);
        this.current = application.getBean(CurrentActor.class);
    }

    /** From now on also those of the process with this business key and of all it calls. */
    void follow(String businessKey) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .rootProcessInstances()
                .list()
                .forEach(root -> roots.add(root.getId()));
    }

    /** Until none is due; timers stay. */
    void run() {
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            List<Job> due = due();
            if (due.isEmpty()) {
                return;
            }
            due.forEach(job -> execute(job.getId()));
        }
        throw new AssertionError("jobs beget jobs without end");
    }

    List<Job> due() {
        return roots.stream()
                .flatMap(root -> query(root).messages().list().stream())
                .toList();
    }

    /** The next first. */
    List<Job> timers() {
        return roots.stream()
                .flatMap(root -> query(root).timers().list().stream())
                .sorted(Comparator.comparing(Job::getDuedate))
                .toList();
    }

    String element(Job job) {
        return management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }

    void execute(String job) {
        current.as(
                JOBS,
                () -> gateway.as(JOBS, engine -> {
                    if (management.createJobQuery().jobId(job).count() == 1) {
                        management.executeJob(job);
                    }
                    return Boolean.TRUE;
                }));
    }

    private org.camunda.bpm.engine.runtime.JobQuery query(String root) {
        return management
                .createJobQuery()
                .rootProcessInstanceId(root)
                .orderByJobId()
                .asc();
    }
}
