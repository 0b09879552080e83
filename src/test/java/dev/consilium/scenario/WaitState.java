package dev.consilium.scenario;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * An element at which an instance waits, with the roads its diagrams draw from there; read from the models alone.
 *
 * @param calls call activities through which it is reached, outermost first
 */
record WaitState(List<FlowNode> calls, FlowNode element) {

    /** How something leads away from a wait state. */
    enum Road {
        /** The holder of the task raises it, and its own diagram catches it. */
        RAISED,
        /** The holder hands it in, an end event throws it, and a diagram around it catches it. */
        HANDED_IN,
        /** A timer of the task comes to an end event that throws it. */
        DEADLINE
    }

    WaitState {
        calls = List.copyOf(calls);
    }

    static boolean isWait(FlowNode node) {
        return node instanceof UserTask || node instanceof ReceiveTask || node instanceof IntermediateCatchEvent;
    }

    String name() {
        return Stream.concat(calls.stream(), Stream.of(element))
                .map(FlowNode::getId)
                .collect(Collectors.joining(" > "));
    }

    boolean isTask() {
        return element instanceof UserTask;
    }

    /** Whether it is open several times in the same instance. */
    boolean isSideBySide() {
        return element.getParentElement() instanceof SubProcess around
                && around.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics;
    }

    /** Of an escalation or an error, by its code. */
    Set<Road> roads(String code) {
        Set<Road> roads = new TreeSet<>();
        if (caught(code).findAny().isPresent()) {
            roads.add(Road.RAISED);
        }
        if (throwsCaught(element, code)) {
            roads.add(Road.HANDED_IN);
        }
        if (timers().stream().anyMatch(timer -> throwsCaught(timer, code))) {
            roads.add(Road.DEADLINE);
        }
        return roads;
    }

    /** The boundary event in the element's own diagram that catches this, the innermost first. */
    Stream<BoundaryEvent> caught(String code) {
        return scopes(element).flatMap(WaitState::attached).filter(event -> code.equals(codeOf(event)));
    }

    List<BoundaryEvent> timers() {
        return scopes(element)
                .flatMap(WaitState::attached)
                .filter(event -> has(event, TimerEventDefinition.class))
                .toList();
    }

    boolean hears(String message) {
        Stream<FlowNode> around =
                Stream.concat(Stream.of(element), calls.stream()).flatMap(WaitState::scopes);
        return hears(element, message) || around.flatMap(WaitState::attached).anyMatch(event -> hears(event, message));
    }

    /** Where the instance may rest, or end, once it has left by this element: by the wait itself, or by an event at its boundary. */
    Set<String> rests(FlowNode from) {
        return rests(calls, from).collect(Collectors.toCollection(TreeSet::new));
    }

    /** As {@link #rests}, but only by end events that throw this. */
    Set<String> restsThrough(String code) {
        return ends(element, code).flatMap(end -> restsOf(calls, end)).collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean throwsCaught(FlowNode from, String code) {
        return catcher(calls, code) >= 0 && ends(from, code).findAny().isPresent();
    }

    private static Stream<FlowNode> ends(FlowNode from, String code) {
        return ahead(from).stream().filter(rest -> rest instanceof EndEvent && code.equals(codeOf(rest)));
    }

    private static Stream<String> rests(List<FlowNode> calls, FlowNode from) {
        return ahead(from).stream().flatMap(rest -> restsOf(calls, rest));
    }

    private static Stream<String> restsOf(List<FlowNode> calls, FlowNode rest) {
        if (!(rest instanceof EndEvent) || calls.isEmpty()) {
            return Stream.of(rest.getId());
        }
        String code = codeOf(rest);
        if (code.isEmpty()) {
            return rests(calls.subList(0, calls.size() - 1), calls.get(calls.size() - 1));
        }
        int at = catcher(calls, code);
        return at < 0
                ? Stream.of(rest.getId())
                : catching(calls.get(at), code).limit(1).flatMap(event -> rests(calls.subList(0, at), event));
    }

    /** Index of the innermost call at which, or around which, this is caught; negative for none. */
    private static int catcher(List<FlowNode> calls, String code) {
        return IntStream.iterate(calls.size() - 1, at -> at >= 0, at -> at - 1)
                .filter(at -> catching(calls.get(at), code).findAny().isPresent())
                .findFirst()
                .orElse(-1);
    }

    private static Stream<BoundaryEvent> catching(FlowNode node, String code) {
        return scopes(node).flatMap(WaitState::attached).filter(event -> code.equals(codeOf(event)));
    }

    /** The element and the sub-processes around it, the innermost first. */
    private static Stream<FlowNode> scopes(FlowNode node) {
        return Stream.iterate(
                node, scope -> scope != null, scope -> scope.getParentElement() instanceof SubProcess s ? s : null);
    }

    private static Stream<BoundaryEvent> attached(FlowNode node) {
        return node.getParentElement().getChildElementsByType(BoundaryEvent.class).stream()
                .filter(event -> node.getId().equals(event.getAttributeValue("attachedToRef")));
    }

    /** Waits, calls, joins and ends that are next on the way out of a node. */
    private static Set<FlowNode> ahead(FlowNode from) {
        Set<FlowNode> rests = new LinkedHashSet<>();
        follow(from, rests, new LinkedHashSet<>());
        return rests;
    }

    private static void follow(FlowNode from, Set<FlowNode> rests, Set<FlowNode> seen) {
        for (SequenceFlow flow : from.getOutgoing()) {
            arrive(flow.getTarget(), rests, seen);
        }
    }

    private static void arrive(FlowNode node, Set<FlowNode> rests, Set<FlowNode> seen) {
        if (!seen.add(node)) {
            return;
        }
        if (isWait(node) || node instanceof CallActivity) {
            rests.add(node);
        } else if (node instanceof SubProcess inner) {
            inner.getChildElementsByType(StartEvent.class).forEach(start -> follow(start, rests, seen));
        } else if (node instanceof EndEvent) {
            end(node, rests, seen);
        } else {
            if (node instanceof ParallelGateway && node.getIncoming().size() > 1) {
                rests.add(node);
            }
            follow(node, rests, seen);
        }
    }

    /** The end of one of several instances leaves the others where they are. */
    private static void end(FlowNode end, Set<FlowNode> rests, Set<FlowNode> seen) {
        if (!codeOf(end).isEmpty() || !(end.getParentElement() instanceof SubProcess around)) {
            rests.add(end);
            return;
        }
        if (around.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics) {
            around.getChildElementsByType(UserTask.class).forEach(rests::add);
        }
        follow(around, rests, seen);
    }

    static String codeOf(FlowNode event) {
        return definitions(event).map(WaitState::codeOf).findFirst().orElse("");
    }

    private static String codeOf(EventDefinition definition) {
        if (definition instanceof EscalationEventDefinition escalation) {
            return escalation.getEscalation().getEscalationCode();
        }
        return definition instanceof ErrorEventDefinition error
                ? error.getError().getErrorCode()
                : "";
    }

    static boolean hears(FlowNode event, String message) {
        Predicate<MessageEventDefinition> named =
                heard -> heard.getMessage().getName().equals(message);
        return event instanceof CatchEvent
                && definitions(event)
                        .filter(MessageEventDefinition.class::isInstance)
                        .map(MessageEventDefinition.class::cast)
                        .anyMatch(named);
    }

    private static boolean has(FlowNode event, Class<? extends EventDefinition> type) {
        return definitions(event).anyMatch(type::isInstance);
    }

    private static Stream<EventDefinition> definitions(FlowNode event) {
        return event.getChildElementsByType(EventDefinition.class).stream();
    }
}
