package dev.consilium.scenario;

import dev.consilium.testing.ShippedDiagram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/** Every wait state of the shipped diagrams, along every call. */
final class ShippedWaits {

    private final Map<String, List<FlowNode>> byProcess = new LinkedHashMap<>();
    private final Map<String, String> processes = new LinkedHashMap<>();

    ShippedWaits() {
        for (ShippedDiagram diagram : ShippedDiagram.all()) {
            List<FlowNode> elements = diagram.elements();
            String process = diagram.process().getId();
            byProcess.put(process, elements);
            processes.put(diagram.name(), process);
        }
    }

    /** Of this diagram and all it calls. */
    List<WaitState> of(String diagram) {
        List<WaitState> found = new ArrayList<>();
        walk(List.of(), processes.get(diagram), found);
        return found;
    }

    /** Names of the diagrams that no other calls. */
    Set<String> outermost() {
        Set<String> called =
                byProcess.values().stream().flatMap(ShippedWaits::calls).collect(Collectors.toSet());
        return processes.keySet().stream()
                .filter(name -> !called.contains(processes.get(name)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<FlowNode> elements(String diagram) {
        return byProcess.get(processes.get(diagram));
    }

    /** Ids of the ends a case may come to; the end that comes after those inside is none of its own. */
    Set<String> endings(String diagram) {
        return elements(diagram).stream()
                .filter(EndEvent.class::isInstance)
                .filter(end -> end.getIncoming().stream().noneMatch(flow -> flow.getSource() instanceof SubProcess))
                .map(FlowNode::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All waits there are, whoever calls them, as diagram and element. */
    Stream<FlowNode> all() {
        return byProcess.values().stream().flatMap(List::stream).filter(WaitState::isWait);
    }

    Stream<FlowNode> everyElement() {
        return byProcess.values().stream().flatMap(List::stream);
    }

    private void walk(List<FlowNode> calls, String process, List<WaitState> found) {
        for (FlowNode node : byProcess.get(process)) {
            if (WaitState.isWait(node)) {
                found.add(new WaitState(calls, node));
            } else if (node instanceof CallActivity call) {
                List<FlowNode> inner = new ArrayList<>(calls);
                inner.add(call);
                walk(inner, call.getCalledElement(), found);
            }
        }
    }

    private static Stream<String> calls(List<FlowNode> elements) {
        return elements.stream().filter(CallActivity.class::isInstance).map(call -> ((CallActivity) call)
                .getCalledElement());
    }
}
