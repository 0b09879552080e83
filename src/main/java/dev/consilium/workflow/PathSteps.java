package dev.consilium.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Counts what happened at each element of one instance; a body of several instances is not told apart from its activity. */
final class PathSteps {

    private static final char OF_BODY = '#';

    private final BpmnModelInstance diagram;
    private final Map<String, ProcessPath.Step> steps = new LinkedHashMap<>();

    PathSteps(BpmnModelInstance diagram) {
        this.diagram = diagram;
    }

    void visited(HistoricActivityInstance visit) {
        boolean left = visit.getEndTime() != null;
        if (!isBody(visit.getActivityId())) {
            add(visit.getActivityId(), left && !visit.isCanceled() ? 1 : 0, left && visit.isCanceled() ? 1 : 0, 0);
        }
    }

    /** Tokens stand at the innermost of what was entered and not left, and before or after a step that is still to be run. */
    void standing(List<HistoricActivityInstance> visits, List<TransitionInstance> waiting) {
        List<HistoricActivityInstance> entered =
                visits.stream().filter(visit -> visit.getEndTime() == null).toList();
        Set<String> around = Stream.concat(
                        entered.stream().map(HistoricActivityInstance::getParentActivityInstanceId),
                        waiting.stream().map(TransitionInstance::getParentActivityInstanceId))
                .collect(Collectors.toSet());
        entered.stream()
                .filter(visit -> !isBody(visit.getActivityId()) && !around.contains(visit.getId()))
                .forEach(visit -> add(visit.getActivityId(), 0, 0, 1));
        waiting.forEach(transition -> add(element(transition.getActivityId()), 0, 0, 1));
    }

    private static boolean isBody(String activityId) {
        return activityId.indexOf(OF_BODY) >= 0;
    }

    List<ProcessPath.Step> inOrder() {
        return List.copyOf(steps.values());
    }

    String nameOf(String element) {
        ModelElementInstance found = diagram.getModelElementById(element);
        String name = found instanceof FlowElement known ? known.getName() : null;
        return name == null || name.isBlank() ? element : name.replaceAll("\\s+", " ");
    }

    private void add(String element, int passed, int interrupted, int standing) {
        steps.merge(
                element,
                new ProcessPath.Step(element, nameOf(element), passed, interrupted, standing),
                (before, more) -> new ProcessPath.Step(
                        element,
                        before.name(),
                        before.passed() + passed,
                        before.interrupted() + interrupted,
                        before.standing() + standing));
    }

    private static String element(String activityId) {
        int end = activityId.indexOf(OF_BODY);
        return end < 0 ? activityId : activityId.substring(0, end);
    }
}
