package dev.consilium.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/**
 * The flows an instance followed. The engine keeps elements alone: a flow was followed where its target was entered next after its
 * source was left; where one way is chosen, only the first of the targets.
 */
final class FollowedFlows {

    private final List<HistoricActivityInstance> visits;

    private FollowedFlows(List<HistoricActivityInstance> visits) {
        this.visits = visits;
    }

    /** @param visits in the order in which they were entered */
    static List<String> of(BpmnModelInstance diagram, List<HistoricActivityInstance> visits) {
        FollowedFlows flows = new FollowedFlows(visits);
        return diagram.getModelElementsByType(FlowNode.class).stream()
                .flatMap(flows::leaving)
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<String> leaving(FlowNode source) {
        Collection<SequenceFlow> outgoing = source.getOutgoing();
        boolean chooses = source instanceof ExclusiveGateway || source instanceof EventBasedGateway;
        List<String> followed = new ArrayList<>();
        for (int at = 0; at < visits.size(); at++) {
            HistoricActivityInstance visit = visits.get(at);
            if (visit.getActivityId().equals(source.getId()) && visit.getEndTime() != null && !visit.isCanceled()) {
                List<HistoricActivityInstance> later = visits.subList(at + 1, visits.size());
                (chooses ? first(visit, later, outgoing) : all(visit, later, outgoing)).forEach(followed::add);
            }
        }
        return followed.stream();
    }

    private static Stream<String> first(
            HistoricActivityInstance left, List<HistoricActivityInstance> later, Collection<SequenceFlow> outgoing) {
        return later.stream()
                .filter(visit -> !visit.getStartTime().before(left.getEndTime()))
                .flatMap(visit -> outgoing.stream().filter(flow -> leadsTo(flow, visit)))
                .limit(1)
                .map(SequenceFlow::getId);
    }

    private static Stream<String> all(
            HistoricActivityInstance left, List<HistoricActivityInstance> later, Collection<SequenceFlow> outgoing) {
        return outgoing.stream()
                .filter(flow -> later.stream()
                        .anyMatch(visit ->
                                leadsTo(flow, visit) && !visit.getStartTime().before(left.getEndTime())))
                .map(SequenceFlow::getId);
    }

    private static boolean leadsTo(SequenceFlow flow, HistoricActivityInstance visit) {
        return flow.getTarget().getId().equals(visit.getActivityId());
    }
}
