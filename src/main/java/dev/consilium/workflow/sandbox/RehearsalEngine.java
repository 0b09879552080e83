package dev.consilium.workflow.sandbox;

import dev.consilium.workflow.engine.Engine;
import dev.consilium.workflow.engine.EngineGateway;
import dev.consilium.workflow.sandbox.RehearsalState.Diagram;
import dev.consilium.workflow.sandbox.RehearsalState.Due;
import dev.consilium.workflow.sandbox.RehearsalState.Held;
import dev.consilium.workflow.task.OpenTask;
import dev.consilium.workflow.task.TaskOpened;
import dev.consilium.workflow.variable.ProcessVariable;
import dev.consilium.workflow.variable.Variables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Looks into the one case of a sandbox and runs its jobs by hand. */
@Component
@Profile("dry-run")
class RehearsalEngine {

    /** The engine gives no list without a bound. */
    private static final int MOST = 500;

    private final EngineGateway gateway;
    private final Map<String, Waiting> opened = new LinkedHashMap<>();
    private String rootDefinition = "";

    RehearsalEngine(EngineGateway gateway) {
        this.gateway = gateway;
    }

    record Waiting(String id, String element, String name, String role) {}

    /** @param run executes it in a transaction of its own */
    record DueJob(String element, boolean timer, Runnable job) {
        void run() {
            job.run();
        }
    }

    /** @param definitionId of the diagram the draft begins with */
    void follow(String definitionId) {
        rootDefinition = definitionId;
    }

    @EventListener
    void on(TaskOpened event) {
        OpenTask task = event.task();
        opened.put(
                task.id(),
                new Waiting(task.id(), task.element(), task.name(), task.role().group()));
    }

    /** Those the engine has: what a transaction opened or closed that was taken back, nobody tells. */
    List<Waiting> tasks() {
        List<String> there = as(engine -> engine.tasks().createTaskQuery().listPage(0, MOST).stream()
                .map(org.camunda.bpm.engine.task.Task::getId)
                .toList());
        return opened.values().stream()
                .filter(task -> there.contains(task.id()))
                .toList();
    }

    boolean ended(String caseId) {
        return as(engine -> instances(engine, caseId).isEmpty());
    }

    Optional<DueJob> nextJob(String caseId) {
        return next(caseId, false);
    }

    Optional<DueJob> nextTimer(String caseId) {
        return next(caseId, true);
    }

    private Optional<DueJob> next(String caseId, boolean timer) {
        return as(engine -> jobs(engine, caseId, timer).stream()
                .findFirst()
                .map(job -> new DueJob(
                        element(engine, job),
                        timer,
                        () -> as(inner -> {
                            inner.management().executeJob(job.getId());
                            return Boolean.TRUE;
                        }))));
    }

    List<Due> due(String caseId) {
        return as(engine -> Stream.concat(
                        jobs(engine, caseId, false).stream().map(job -> new Due("job", element(engine, job), null)),
                        jobs(engine, caseId, true).stream()
                                .map(job -> new Due(
                                        "timer",
                                        element(engine, job),
                                        job.getDuedate().toInstant())))
                .toList());
    }

    private static List<Job> jobs(Engine engine, String caseId, boolean timer) {
        String root = root(engine, caseId);
        if (root == null) {
            return List.of();
        }
        var query = engine.management().createJobQuery().rootProcessInstanceId(root);
        return timer
                ? query.timers().orderByJobDuedate().asc().listPage(0, MOST)
                : query.messages().listPage(0, MOST);
    }

    private static String element(Engine engine, Job job) {
        return engine.management()
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId()
                .replaceFirst("#.*", "");
    }

    /** All of the draft, the one of the case first. */
    List<Diagram> diagrams(String caseId) {
        return as(engine -> {
            Map<String, Map<String, Integer>> tokens = tokens(engine, caseId);
            String deployment =
                    engine.repository().getProcessDefinition(rootDefinition).getDeploymentId();
            return engine
                    .repository()
                    .createProcessDefinitionQuery()
                    .deploymentId(deployment)
                    .listPage(0, MOST)
                    .stream()
                    .sorted(Comparator.comparing((ProcessDefinition definition) ->
                                    !definition.getId().equals(rootDefinition))
                            .thenComparing(ProcessDefinition::getKey))
                    .map(definition -> new Diagram(
                            definition.getKey(),
                            Objects.requireNonNullElse(definition.getName(), definition.getKey()),
                            definition.getResourceName(),
                            tokens.getOrDefault(definition.getId(), Map.of())))
                    .toList();
        });
    }

    private static Map<String, Map<String, Integer>> tokens(Engine engine, String caseId) {
        Map<String, Map<String, Integer>> tokens = new LinkedHashMap<>();
        for (ProcessInstance instance : instances(engine, caseId)) {
            ActivityInstance tree = engine.runtime().getActivityInstance(instance.getId());
            if (tree != null) {
                stand(tree, tokens.computeIfAbsent(instance.getProcessDefinitionId(), key -> new TreeMap<>()));
            }
        }
        return tokens;
    }

    private static void stand(ActivityInstance at, Map<String, Integer> tokens) {
        Arrays.stream(at.getChildTransitionInstances())
                .forEach(one -> tokens.merge(drawn(one.getActivityId()), 1, Integer::sum));
        Arrays.stream(at.getChildActivityInstances()).forEach(child -> stand(child, tokens));
        boolean leaf = at.getChildActivityInstances().length + at.getChildTransitionInstances().length == 0;
        if (leaf && at.getParentActivityInstanceId() != null) {
            tokens.merge(drawn(at.getActivityId()), 1, Integer::sum);
        }
    }

    private static String drawn(String activityId) {
        return activityId.replaceFirst("#.*", "");
    }

    List<Held> variables(String caseId) {
        return as(engine -> {
            List<ProcessInstance> instances = instances(engine, caseId);
            if (instances.isEmpty()) {
                return List.of();
            }
            Map<String, String> names = new LinkedHashMap<>();
            instances.forEach(one -> names.put(one.getId(), name(engine, one)));
            return engine
                    .runtime()
                    .createVariableInstanceQuery()
                    .processInstanceIdIn(names.keySet().toArray(String[]::new))
                    .disableBinaryFetching()
                    .disableCustomObjectDeserialization()
                    .listPage(0, MOST)
                    .stream()
                    .flatMap(variable -> held(variable, names).stream())
                    .sorted(Comparator.comparing(Held::where).thenComparing(Held::name))
                    .toList();
        });
    }

    private static Optional<Held> held(VariableInstance variable, Map<String, String> names) {
        return Variables.named(variable.getName())
                .map((ProcessVariable<?> known) -> new Held(
                        where(variable, names),
                        variable.getName(),
                        String.valueOf(variable.getValue()),
                        known.meaning()));
    }

    private static String where(VariableInstance variable, Map<String, String> names) {
        String diagram = names.getOrDefault(variable.getProcessInstanceId(), "");
        String activity = variable.getActivityInstanceId();
        return activity == null || !activity.contains(":")
                ? diagram
                : diagram + " / " + drawn(activity.replaceFirst(":.*", ""));
    }

    private static String name(Engine engine, ProcessInstance instance) {
        ProcessDefinition definition = engine.repository().getProcessDefinition(instance.getProcessDefinitionId());
        return Objects.requireNonNullElse(definition.getName(), definition.getKey());
    }

    /** The instance of the case and whatever it called, each after its caller. */
    private static List<ProcessInstance> instances(Engine engine, String caseId) {
        List<ProcessInstance> all = new ArrayList<>();
        String root = root(engine, caseId);
        if (root != null) {
            all.addAll(engine.runtime()
                    .createProcessInstanceQuery()
                    .processInstanceId(root)
                    .listPage(0, MOST));
        }
        for (int next = 0; next < all.size(); next++) {
            all.addAll(engine.runtime()
                    .createProcessInstanceQuery()
                    .superProcessInstanceId(all.get(next).getId())
                    .listPage(0, MOST));
        }
        return all;
    }

    private static @Nullable String root(Engine engine, String caseId) {
        return engine
                .runtime()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .rootProcessInstances()
                .listPage(0, MOST)
                .stream()
                .findFirst()
                .map(ProcessInstance::getId)
                .orElse(null);
    }

    private <T extends @Nullable Object> T as(Function<Engine, T> work) {
        return gateway.as(Rehearsal.DRY_RUN, work);
    }
}
