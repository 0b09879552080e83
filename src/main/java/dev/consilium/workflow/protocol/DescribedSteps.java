package dev.consilium.workflow.protocol;

import dev.consilium.workflow.protocol.ProtocolDescription.Step;
import dev.consilium.workflow.protocol.ProtocolDescription.StepKind;
import dev.consilium.workflow.protocol.ProtocolDescription.Way;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * A diagram as a list: each step with where it leads, in the order in which one comes upon them from the start. Where ways only meet
 * is no step; what interrupts a step or goes beside it is one of its ways.
 */
final class DescribedSteps {

    private final Map<FlowNode, List<BoundaryEvent>> boundaries = new LinkedHashMap<>();
    private final Deque<FlowNode> open = new ArrayDeque<>();
    private final Set<FlowNode> seen = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();

    private DescribedSteps(Process process) {
        process.getModelInstance().getModelElementsByType(BoundaryEvent.class).forEach(event -> boundaries
                .computeIfAbsent(event.getAttachedTo(), host -> new ArrayList<>())
                .add(event));
        enter(process.getFlowElements());
    }

    static List<Step> of(BpmnModelInstance diagram, String processId) {
        DescribedSteps described = new DescribedSteps(Objects.requireNonNull(diagram.getModelElementById(processId)));
        while (!described.open.isEmpty()) {
            described.tell(described.open.remove());
        }
        return described.steps;
    }

    /** Begins at each start; those of parts that begin by an event of their own come last. */
    private void enter(Collection<FlowElement> elements) {
        elements.stream()
                .filter(StartEvent.class::isInstance)
                .map(StartEvent.class::cast)
                .forEach(this::find);
        elements.stream()
                .filter(SubProcess.class::isInstance)
                .map(SubProcess.class::cast)
                .filter(SubProcess::triggeredByEvent)
                .forEach(this::find);
    }

    private void find(FlowNode node) {
        if (seen.add(node)) {
            open.add(node);
        }
    }

    private void tell(FlowNode node) {
        List<Way> ways = new ArrayList<>();
        node.getOutgoing().forEach(flow -> ways.add(way(flow.getName(), flow)));
        boundaries.getOrDefault(node, List.of()).forEach(event -> event.getOutgoing()
                .forEach(flow -> ways.add(way(event.getName(), flow))));
        steps.add(new Step(name(node), kind(node), ways));
        if (node instanceof SubProcess part) {
            enter(part.getFlowElements());
        }
    }

    private Way way(@org.jspecify.annotations.Nullable String name, SequenceFlow flow) {
        FlowNode target = flow.getTarget();
        Set<FlowNode> passed = new HashSet<>();
        while (target instanceof Gateway && target.getOutgoing().size() == 1 && passed.add(target)) {
            target = target.getOutgoing().iterator().next().getTarget();
        }
        find(target);
        return new Way(name, name(target));
    }

    private static String name(FlowNode node) {
        String name = node.getName();
        return name == null || name.isBlank() ? node.getId() : name;
    }

    private static StepKind kind(FlowNode node) {
        if (node instanceof StartEvent) {
            return StepKind.START;
        }
        if (node instanceof EndEvent) {
            return StepKind.END;
        }
        if (node instanceof UserTask) {
            return StepKind.PERSON;
        }
        if (node instanceof BusinessRuleTask) {
            return StepKind.TABLE;
        }
        if (node instanceof CallActivity || node instanceof SubProcess) {
            return StepKind.PART;
        }
        if (node instanceof Gateway) {
            return StepKind.CHOICE;
        }
        return node instanceof CatchEvent || node instanceof ReceiveTask ? StepKind.WAIT : StepKind.AUTOMATIC;
    }
}
