package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.delegate.Verb;
import dev.consilium.workflow.protocol.lint.LintSources.Part;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a token can go: the flow nodes of all diagrams as one graph. It enters sub-processes and called processes and comes out
 * at their ends, takes boundary events, and goes on from an accepted series to the diagram of its case.
 */
final class FlowGraph {

    private static final String ACCEPT = "acceptStudyDelegate";

    private final Map<XmlElement, Set<XmlElement>> successors = new LinkedHashMap<>();
    private final Map<XmlElement, Set<XmlElement>> predecessors = new LinkedHashMap<>();
    private final Set<XmlElement> starts = new LinkedHashSet<>();

    FlowGraph(List<Part> parts, Map<String, Verb> verbs) {
        parts.forEach(part -> {
            Thrown thrown = new Thrown(part, verbs);
            part.diagrams().stream()
                    .flatMap(XmlElement::all)
                    .filter(Diagrams::isNode)
                    .forEach(node -> successors.put(node, new LinkedHashSet<>()));
            part.processes().forEach(process -> connect(process, part, thrown));
        });
        for (int i = 0; i < parts.size(); i++) {
            List<XmlElement> opening = i == 0 ? List.of() : opening(parts.get(i - 1));
            List<XmlElement> entries = entries(parts.get(i)).toList();
            opening.forEach(accept -> entries.forEach(entry -> edge(accept, entry)));
            if (opening.isEmpty()) {
                starts.addAll(entries);
            }
        }
        successors.forEach((from, all) -> all.forEach(to ->
                predecessors.computeIfAbsent(to, key -> new LinkedHashSet<>()).add(from)));
    }

    Set<XmlElement> nodes() {
        return successors.keySet();
    }

    /** Where a case begins: start events of diagrams that no other one calls and no earlier bundle leads to. */
    Set<XmlElement> starts() {
        return starts;
    }

    Set<XmlElement> after(XmlElement node) {
        return successors.getOrDefault(node, Set.of());
    }

    Set<XmlElement> before(XmlElement node) {
        return predecessors.getOrDefault(node, Set.of());
    }

    /** Everything a token can reach without entering a node that is barred. */
    Set<XmlElement> reachable(Collection<XmlElement> from, Predicate<XmlElement> barred) {
        return walk(from, barred, successors);
    }

    /** Everything from which a token can get to one of the nodes. */
    Set<XmlElement> reaching(Collection<XmlElement> to) {
        return walk(to, node -> false, predecessors);
    }

    /** Nodes at which a token that went in a circle without entering a barred node arrives again. */
    Stream<XmlElement> circles(Predicate<XmlElement> barred) {
        Set<XmlElement> left = nodes().stream()
                .filter(node -> !barred.test(node))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean shrunk = true;
        while (shrunk) {
            // What no token enters or leaves is on no circle; this leaves few nodes to try.
            shrunk = left.removeIf(node -> before(node).stream().noneMatch(left::contains)
                    || after(node).stream().noneMatch(left::contains));
        }
        return left.stream().filter(node -> reachable(after(node), barred).contains(node));
    }

    private static Set<XmlElement> walk(
            Collection<XmlElement> from, Predicate<XmlElement> barred, Map<XmlElement, Set<XmlElement>> edges) {
        Set<XmlElement> seen = new HashSet<>();
        Deque<XmlElement> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            XmlElement node = open.remove();
            if (!barred.test(node) && seen.add(node)) {
                open.addAll(edges.getOrDefault(node, Set.of()));
            }
        }
        return seen;
    }

    private void connect(XmlElement process, Part part, Thrown thrown) {
        Map<String, XmlElement> byId = process.all()
                .filter(Diagrams::isNode)
                .collect(Collectors.toMap(XmlElement::id, node -> node, (first, second) -> first));
        process.all("sequenceFlow").forEach(flow -> {
            XmlElement source = byId.get(flow.get("sourceRef"));
            XmlElement target = byId.get(flow.get("targetRef"));
            if (source != null && target != null) {
                exits(source, part, thrown).forEach(exit -> edge(exit, target));
            }
        });
        process.all(Diagrams.SCOPES)
                .forEach(scope -> scope.children("startEvent").forEach(start -> edge(scope, start)));
        process.all("callActivity").forEach(call -> part.process(call.get("calledElement")).stream()
                .flatMap(called -> called.children("startEvent"))
                .forEach(start -> edge(call, start)));
        process.all("boundaryEvent").forEach(event -> {
            XmlElement attached = byId.get(event.get("attachedToRef"));
            if (attached != null) {
                throwing(attached, event, thrown).forEach(from -> edge(from, event));
            }
        });
    }

    /** Where a token leaves a node: the node itself, or the ends inside it. */
    private static Stream<XmlElement> exits(XmlElement node, Part part, Thrown thrown) {
        if (node.is(Diagrams.SCOPES)) {
            return node.children("endEvent").filter(end -> !thrown.interrupts(end));
        }
        if (node.is("callActivity")) {
            return part.process(node.get("calledElement"))
                    .map(called -> called.children("endEvent").filter(end -> !thrown.interrupts(end)))
                    .orElseGet(() -> Stream.of(node));
        }
        return Stream.of(node);
    }

    /** A boundary event is entered from where its code is thrown, and from its activity where that throws nothing itself. */
    private static Stream<XmlElement> throwing(XmlElement attached, XmlElement event, Thrown thrown) {
        List<XmlElement> from = Thrown.codeOf(event).stream()
                .flatMap(code -> thrown.by(attached).stream()
                        .filter(one -> one.code().equals(code))
                        .map(Thrown.Throw::from))
                .toList();
        return from.isEmpty() ? Stream.of(attached) : from.stream();
    }

    private static Stream<XmlElement> entries(Part part) {
        return part.processes().filter(part::isTop).flatMap(process -> process.children("startEvent"));
    }

    private static List<XmlElement> opening(Part part) {
        return part.elements("serviceTask")
                .filter(task -> Diagrams.calls(task, ACCEPT))
                .toList();
    }

    private void edge(XmlElement from, XmlElement to) {
        successors.computeIfAbsent(from, key -> new LinkedHashSet<>()).add(to);
    }
}
