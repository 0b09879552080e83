package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What runs can be seen: every node and flow is drawn, and time runs from left to right. */
final class DrawingRules {

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}|[a-z]{3,20}");

    static final List<LintRule> RULES = List.of(new LintRule(
            "D04",
            "nodes and flows that are not drawn, or run from right to left, and colours that are none",
            DrawingRules::drawing));

    private DrawingRules() {}

    private static Stream<Flaw> drawing(LintSources sources) {
        return sources.diagrams().flatMap(root -> {
            Map<String, XmlElement> drawn = root.all("bpmndi:BPMNShape", "bpmndi:BPMNEdge")
                    .collect(Collectors.toMap(shape -> shape.get("bpmnElement"), shape -> shape, (a, b) -> a));
            return Stream.of(missing(root, drawn), backwards(root, drawn), colours(root))
                    .flatMap(flaws -> flaws);
        });
    }

    private static Stream<Flaw> missing(XmlElement root, Map<String, XmlElement> drawn) {
        return root.all()
                .filter(element -> Diagrams.isNode(element) || element.is("sequenceFlow"))
                .filter(element -> Optional.ofNullable(drawn.get(element.id()))
                        .filter(shape -> element.is("sequenceFlow")
                                ? shape.children("di:waypoint").count() > 1
                                : shape.child("dc:Bounds").isPresent())
                        .isEmpty())
                .map(element -> element.flaw("It is not drawn.", "Draw it in the diagram editor."));
    }

    /** A browser paints with them, and would fetch what an address in them names. */
    private static Stream<Flaw> colours(XmlElement root) {
        return root.all("bpmndi:BPMNShape", "bpmndi:BPMNEdge", "bpmndi:BPMNLabel")
                .filter(shape -> shape.attributes().entrySet().stream()
                        .filter(attribute -> attribute.getKey().matches("(bioc|color):.*"))
                        .anyMatch(attribute ->
                                !COLOUR.matcher(attribute.getValue()).matches()))
                .map(shape -> shape.flaw("It has a colour that is none.", "Write it as #1b2028."));
    }

    /** A loop has to run back somewhere, so its flows may run to the left; no other may. */
    private static Stream<Flaw> backwards(XmlElement root, Map<String, XmlElement> drawn) {
        return root.all("process", "subProcess").flatMap(scope -> {
            Map<String, List<XmlElement>> leaving =
                    scope.children("sequenceFlow").collect(Collectors.groupingBy(flow -> flow.get("sourceRef")));
            scope.children("boundaryEvent")
                    .forEach(event -> leaving.merge(
                            event.get("attachedToRef"),
                            leaving.getOrDefault(event.id(), List.of()),
                            (own, more) ->
                                    Stream.concat(own.stream(), more.stream()).toList()));
            return scope.children("sequenceFlow")
                    .filter(flow -> left(drawn, flow.get("targetRef")) < left(drawn, flow.get("sourceRef")))
                    .filter(flow -> !leads(flow.get("targetRef"), origin(scope, flow.get("sourceRef")), leaving))
                    .map(flow -> flow.flaw("The flow runs from right to left.", "Move the target to the right."));
        });
    }

    /** A boundary event is where its activity is. */
    private static String origin(XmlElement scope, String source) {
        return scope.children("boundaryEvent")
                .filter(event -> event.id().equals(source))
                .map(event -> event.get("attachedToRef"))
                .findFirst()
                .orElse(source);
    }

    private static boolean leads(String from, String to, Map<String, List<XmlElement>> leaving) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            String node = open.remove();
            if (seen.add(node)) {
                leaving.getOrDefault(node, List.of()).forEach(flow -> open.add(flow.get("targetRef")));
            }
        }
        return seen.contains(to);
    }

    /** Left edge of a node; 0 where none is drawn, which another finding says. */
    private static double left(Map<String, XmlElement> drawn, String id) {
        String x = Optional.ofNullable(drawn.get(id))
                .flatMap(shape -> shape.child("dc:Bounds"))
                .map(bounds -> bounds.get("x"))
                .orElse("");
        return x.matches("-?\\d{1,6}(\\.\\d{1,9})?") ? Double.parseDouble(x) : 0;
    }
}
