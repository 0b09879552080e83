package dev.consilium.workflow;

import dev.consilium.workflow.engine.Engine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.jspecify.annotations.Nullable;

/** Reads the instances of one case from the engine, from its outermost ones down to whatever they called. */
final class PathTrace {

    private static final Comparator<HistoricProcessInstance> OLDEST_FIRST =
            Comparator.comparing(HistoricProcessInstance::getStartTime).thenComparing(HistoricProcessInstance::getId);

    private final Engine engine;
    private final Date since;
    private final List<ProcessPath> found = new ArrayList<>();

    PathTrace(Engine engine, Date since) {
        this.engine = engine;
        this.since = since;
    }

    List<ProcessPath> of(String caseId) {
        List<HistoricProcessInstance> runs = engine
                .history()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .rootProcessInstances()
                .unlimitedList()
                .stream()
                .sorted(OLDEST_FIRST)
                .toList();
        for (int run = 0; run < runs.size(); run++) {
            if (isIn(runs.get(run).getEndTime())) {
                add(runs.get(run), run + 1, 0, null);
            }
        }
        return List.copyOf(found);
    }

    private boolean isIn(@Nullable Date end) {
        return end == null || !end.before(since);
    }

    private void add(HistoricProcessInstance instance, int run, int depth, @Nullable String calledBy) {
        ProcessDefinition definition = engine.repository().getProcessDefinition(instance.getProcessDefinitionId());
        BpmnModelInstance diagram = engine.repository().getBpmnModelInstance(definition.getId());
        List<HistoricActivityInstance> visits = visits(instance);
        boolean ended = instance.getEndTime() != null;
        PathSteps steps = new PathSteps(diagram);
        visits.forEach(steps::visited);
        if (!ended) {
            steps.standing(visits, waiting(engine.runtime().getActivityInstance(instance.getId())));
        }
        found.add(new ProcessPath(
                definition.getId(),
                definition.getKey(),
                Objects.requireNonNullElse(definition.getName(), definition.getKey()),
                definition.getVersionTag(),
                run,
                depth,
                calledBy,
                ended,
                steps.inOrder(),
                FollowedFlows.of(diagram, visits)));
        called(visits).forEach(child -> add(child, run, depth + 1, steps.nameOf(caller(visits, child))));
    }

    /** Steps that are still to be run, which history does not know yet. */
    private static List<TransitionInstance> waiting(@Nullable ActivityInstance tree) {
        if (tree == null) {
            return List.of();
        }
        List<TransitionInstance> waiting = new ArrayList<>(List.of(tree.getChildTransitionInstances()));
        for (ActivityInstance inner : tree.getChildActivityInstances()) {
            waiting.addAll(waiting(inner));
        }
        return waiting;
    }

    /** In the order in which they were entered. */
    private List<HistoricActivityInstance> visits(HistoricProcessInstance instance) {
        return engine
                .history()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .orderPartiallyByOccurrence()
                .asc()
                .unlimitedList()
                .stream()
                .filter(visit -> isIn(visit.getEndTime()))
                .sorted(Comparator.comparing(HistoricActivityInstance::getStartTime))
                .toList();
    }

    private List<HistoricProcessInstance> called(List<HistoricActivityInstance> visits) {
        List<HistoricProcessInstance> called = new ArrayList<>();
        for (HistoricActivityInstance visit : visits) {
            if (visit.getCalledProcessInstanceId() != null) {
                called.addAll(engine.history()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceId(visit.getCalledProcessInstanceId())
                        .unlimitedList());
            }
        }
        return called.stream().sorted(OLDEST_FIRST).toList();
    }

    private static String caller(List<HistoricActivityInstance> visits, HistoricProcessInstance child) {
        return visits.stream()
                .filter(visit -> child.getId().equals(visit.getCalledProcessInstanceId()))
                .map(HistoricActivityInstance::getActivityId)
                .findFirst()
                .orElse("");
    }
}
