package dev.consilium.workflow.operation;

import dev.consilium.identity.Actor;
import dev.consilium.workflow.engine.EngineGateway;
import dev.consilium.workflow.engine.JobPulse;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ProductPropertiesUtil;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.camunda.bpm.engine.repository.Deployment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How the engine fares. Who may know is for the caller. */
@Component
@Transactional(readOnly = true)
public class EngineWatch {

    private static final Actor OPERATIONS = Actor.system("operations");
    private static final int TIMERS = 5;
    private static final int MOST = 1000;

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

    /**
     * What each protocol consists of, newest first; older versions as long as something runs under them or may begin to.
     *
     * @param bound digests of the versions to which projects are bound
     */
    public List<DeployedProcess> processes(Set<String> bound) {
        return gateway.as(
                OPERATIONS, engine -> {
                    Map<String, Deployment> deployments = engine
                            .repository()
                            .createDeploymentQuery()
                            .orderByDeploymentTime()
                            .desc()
                            .listPage(0, MOST)
                            .stream()
                            .collect(Collectors.toMap(Deployment::getId, Function.identity()));
                    List<ProcessDefinitionStatistics> all =
                            engine.management().createProcessDefinitionStatisticsQuery().listPage(0, MOST).stream()
                                    .filter(one -> deployments.containsKey(one.getDeploymentId()))
                                    .sorted(Comparator.comparingInt(ProcessDefinitionStatistics::getVersion)
                                            .reversed())
                                    .toList();
                    Set<String> seen = new HashSet<>();
                    return all.stream()
                            .flatMap(one -> {
                                Deployment with = Objects.requireNonNull(deployments.get(one.getDeploymentId()));
                                boolean newest = seen.add(protocol(with) + " " + one.getKey());
                                return newest || one.getInstances() > 0 || bound.contains(digest(with))
                                        ? Stream.of(deployed(one, with, newest))
                                        : Stream.empty();
                            })
                            .sorted(Comparator.comparing(DeployedProcess::protocol)
                                    .thenComparing(DeployedProcess::deployedAt, Comparator.reverseOrder())
                                    .thenComparing(DeployedProcess::name))
                            .toList();
                });
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

    private static DeployedProcess deployed(ProcessDefinitionStatistics one, Deployment with, boolean newest) {
        return new DeployedProcess(
                protocol(with),
                one.getKey(),
                String.valueOf(one.getName()),
                String.valueOf(one.getVersionTag()),
                with.getDeploymentTime().toInstant(),
                one.getInstances(),
                newest);
    }

    /** A deployment is named by its protocol and its digest. */
    private static String protocol(Deployment deployment) {
        return String.valueOf(deployment.getName()).split(" ", 2)[0];
    }

    private static String digest(Deployment deployment) {
        String name = String.valueOf(deployment.getName());
        return name.substring(name.indexOf(' ') + 1);
    }
}
