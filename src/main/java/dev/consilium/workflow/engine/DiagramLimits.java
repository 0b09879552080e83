package dev.consilium.workflow.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * What would exhaust the engine rather than run code in it: deep nesting, endless repetition, floods of timers, and circles
 * without a pause. The linter before deployment is the gate and says more; this holds where something passed by it.
 */
final class DiagramLimits {

    private static final int DEEPEST = 20;
    private static final int MOST_INSTANCES = 20;
    private static final int MOST_REPEATS = 1000;
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern CYCLE = Pattern.compile("R(\\d{1,4})/P[0-9A-Z]+");
    private static final Pattern UNDER_A_MINUTE = Pattern.compile("(?:R\\d*/)?PT?0*(?:[0-5]?\\d(?:\\.\\d+)?S)?");
    private static final Set<String> PAUSES =
            Set.of("userTask", "intermediateCatchEvent", "eventBasedGateway", "callActivity", "subProcess");

    private DiagramLimits() {}

    static void check(Element root) {
        check(root, 0);
    }

    private static void check(Element element, int depth) {
        if (depth > DEEPEST) {
            throw refused(element, "nesting more than " + DEEPEST + " deep");
        }
        String text = element.getText() == null ? "" : element.getText().strip();
        switch (element.getTagName()) {
            case "loopCardinality" -> require(isFew(text), element, "a loop cardinality of " + text);
            case "timeCycle" -> {
                Matcher cycle = CYCLE.matcher(text);
                boolean bounded = cycle.matches() && Integer.parseInt(cycle.group(1)) <= MOST_REPEATS;
                require(bounded && !UNDER_A_MINUTE.matcher(text).matches(), element, "a timer cycle of " + text);
            }
            case "timeDuration" -> require(!UNDER_A_MINUTE.matcher(text).matches(), element, "a timer of " + text);
            case "process", "subProcess" -> refuseCircles(element);
            default -> {}
        }
        element.elements().forEach(inner -> check(inner, depth + 1));
    }

    private static boolean isFew(String cardinality) {
        return !NUMBER.matcher(cardinality).matches()
                || cardinality.length() < 3 && Integer.parseInt(cardinality) <= MOST_INSTANCES;
    }

    /** A token that never pauses goes round within one transaction until memory ends. */
    private static void refuseCircles(Element scope) {
        Map<String, List<String>> flows = new HashMap<>();
        scope.elements("sequenceFlow")
                .forEach(flow -> flows.computeIfAbsent(flow.attribute("sourceRef"), key -> new java.util.ArrayList<>())
                        .add(flow.attribute("targetRef")));
        Map<String, Element> running = new HashMap<>();
        scope.elements().stream()
                .filter(node -> node.attribute("id") != null && !pauses(node))
                .forEach(node -> running.put(node.attribute("id"), node));
        running.forEach((id, node) -> require(!returns(id, flows, running.keySet()), node, "a circle without a pause"));
    }

    private static boolean returns(String id, Map<String, List<String>> flows, Set<String> running) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(flows.getOrDefault(id, List.of()));
        while (!open.isEmpty()) {
            String next = open.remove();
            if (running.contains(next) && seen.add(next)) {
                open.addAll(flows.getOrDefault(next, List.of()));
            }
        }
        return seen.contains(id);
    }

    private static boolean pauses(Element node) {
        return PAUSES.contains(node.getTagName()) || isTrue(node, "asyncBefore") || isTrue(node, "asyncAfter");
    }

    private static boolean isTrue(Element node, String attribute) {
        @Nullable String value = node.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, attribute);
        return "true".equals(value);
    }

    private static void require(boolean holds, Element element, String what) {
        if (!holds) {
            throw refused(element, what);
        }
    }

    private static ProcessEngineException refused(Element element, String what) {
        return new ProcessEngineException(EngineGateway.DIAGRAM_REFUSED + ": " + what + " at line " + element.getLine()
                + " is not part of a protocol");
    }
}
