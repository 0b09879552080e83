package dev.consilium.workflow.operation;

import dev.consilium.identity.Actor;
import dev.consilium.workflow.engine.EngineGateway;
import dev.consilium.workflow.engine.JobPulse;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.ProductPropertiesUtil;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How the engine fares. Who may know is for the caller. */
@Component
@Transactional(readOnly = true)
public class EngineWatch {

    private static final Actor OPERATIONS = Actor.system("operations");
    private static final int TIMERS = 5;
    private static final int MOST_PROCESSES = 1000;

    private final EngineGateway gateway;
    private final JobRows rows;
    private final JobPulse pulse;
    private final Clock clock;

    EngineWatch(EngineGateway gateway, JobRows rows, JobPulse pulse, Clock clock) {
        this.gateway = gateway;
        this.rows = rows;
        this.pulse = pulse;
        this.clock = clock;
    }

    public JobState jobs() {
        Instant now = clock.instant();
        JobRows.Counted counted = rows.count(now);
        return new JobState(
                isRunning(),
                pulse.last().orElse(null),
                counted.due(),
                counted.dueSince(),
                counted.failing(),
                counted.exhausted(),
                counted.locked(),
                counted.onHold(),
                rows.next(now, TIMERS));
    }

    /** The newest of each diagram, and older ones as long as something runs under them; by name, newest first. */
    public List<DeployedProcess> processes() {
        List<ProcessDefinitionStatistics> all = gateway.as(OPERATIONS, engine -> engine.management()
                .createProcessDefinitionStatisticsQuery()
                .listPage(0, MOST_PROCESSES));
        Map<String, ProcessDefinitionStatistics> newest = all.stream()
                .collect(Collectors.toMap(
                        ProcessDefinitionStatistics::getKey,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparingInt(ProcessDefinitionStatistics::getVersion))));
        return all.stream()
                .map(one -> deployed(one, newest.containsValue(one)))
                .filter(one -> one.newest() || one.running() > 0)
                .sorted(Comparator.comparing(DeployedProcess::name)
                        .thenComparing(DeployedProcess::key)
                        .thenComparing(DeployedProcess::deployment, Comparator.reverseOrder()))
                .toList();
    }

    /** Of the engine itself. */
    public String version() {
        return ProductPropertiesUtil.getProductVersion();
    }

    private boolean isRunning() {
        return gateway.as(OPERATIONS, engine -> engine.commands()
                .execute(context ->
                        context.getProcessEngineConfiguration().getJobExecutor().isActive()));
    }

    private static DeployedProcess deployed(ProcessDefinitionStatistics one, boolean newest) {
        return new DeployedProcess(
                one.getKey(),
                String.valueOf(one.getName()),
                String.valueOf(one.getVersionTag()),
                one.getVersion(),
                one.getInstances(),
                newest);
    }
}
