package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.ProtocolLibrary;
import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import dev.consilium.workflow.protocol.lint.LintSources.Part;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ends at which a case stays open: reached from the start, or from where it was opened again, without passing a task that closes it.
 * What runs beside the case, after a boundary event that does not interrupt, ends nothing; only what it throws does.
 */
final class OpenEnds {

    private static final String CLOSE = "closeCaseDelegate";
    private static final String REOPEN = "reopenCaseDelegate";

    private final FlowGraph graph;
    private final List<Part> parts;

    private OpenEnds(LintSources sources) {
        this.graph = sources.graph();
        this.parts = sources.parts();
    }

    static Stream<Flaw> flaws(LintSources sources) {
        Set<XmlElement> open = new OpenEnds(sources).open();
        return sources.parts().stream()
                .skip(1) // a series that the intake turns down never becomes a case
                .flatMap(part ->
                        part.process(ProtocolLibrary.processOf(part.bundle().key())).stream())
                .flatMap(process -> process.children("endEvent"))
                .filter(end -> open.contains(end) && Thrown.codeOf(end).isEmpty())
                .map(end -> end.flaw(
                        "A case that ends here stays open.",
                        "Put a task that closes the case before it, on every way."));
    }

    /** Where the work on a case begins: at the start, and after whatever opens it again. */
    static Set<XmlElement> beginnings(FlowGraph graph) {
        Set<XmlElement> beginnings = new HashSet<>(graph.starts());
        graph.reachable(graph.starts(), node -> false).stream()
                .filter(node -> Diagrams.calls(node, REOPEN))
                .forEach(reopen -> beginnings.addAll(graph.after(reopen)));
        return beginnings;
    }

    /** Where a case can be that is not closed. */
    private Set<XmlElement> open() {
        Set<XmlElement> from = beginnings(graph);
        Set<XmlElement> seen = new HashSet<>();
        while (true) {
            Set<XmlElement> open = graph.reachable(from, node -> closes(node) || isBeside(node));
            Set<XmlElement> begun = graph.nodes().stream()
                    .filter(node ->
                            isBeside(node) && graph.before(node).stream().anyMatch(open::contains))
                    .filter(seen::add)
                    .collect(Collectors.toSet());
            if (begun.isEmpty()) {
                return open;
            }
            begun.forEach(beside -> from.addAll(interruptedBy(beside)));
        }
    }

    /** Boundary events by which a way beside the case ends what it runs in, and the case goes on from there. */
    private Set<XmlElement> interruptedBy(XmlElement beside) {
        Set<XmlElement> around = around(beside);
        Set<XmlElement> scopes = Stream.concat(Stream.of(beside), around.stream())
                .flatMap(node -> node.parent().stream())
                .collect(Collectors.toSet());
        Set<XmlElement> interrupted = new HashSet<>();
        Set<XmlElement> seen = new HashSet<>();
        Deque<XmlElement> ways = new ArrayDeque<>(List.of(beside));
        while (!ways.isEmpty()) {
            XmlElement node = ways.remove();
            if (isInterrupting(node)
                    && Thrown.attached(node).filter(around::contains).isPresent()) {
                interrupted.add(node);
            } else if (!closes(node) && seen.add(node)) {
                boolean ends = node.is("endEvent")
                        && node.parent().filter(scopes::contains).isPresent();
                graph.after(node).stream()
                        .filter(next -> !ends || next.is("boundaryEvent"))
                        .forEach(ways::add);
            }
        }
        return interrupted;
    }

    /** Sub-processes and calls that a node runs in, whichever diagram it stands in. */
    private Set<XmlElement> around(XmlElement node) {
        Set<XmlElement> around = new HashSet<>();
        Deque<XmlElement> inner = new ArrayDeque<>(List.of(node));
        while (!inner.isEmpty()) {
            inner.remove().parent().stream()
                    .flatMap(scope -> scope.is("process")
                            ? parts.stream().flatMap(part -> part.callers(scope))
                            : Stream.of(scope))
                    .filter(around::add)
                    .forEach(inner::add);
        }
        return around;
    }

    private static boolean closes(XmlElement node) {
        return Diagrams.calls(node, CLOSE);
    }

    private static boolean isBeside(XmlElement node) {
        return node.is("boundaryEvent") && node.has("cancelActivity", "false");
    }

    private static boolean isInterrupting(XmlElement node) {
        return node.is("boundaryEvent") && !isBeside(node);
    }
}
