package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import dev.consilium.workflow.protocol.lint.LintSources.Part;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Separation of duties by role: who reads a case is not of the role that arbitrates it, and neither is of the role that audits it. */
final class Separation {

    private static final String OPEN_ARBITRATION = "openArbitrationDelegate";
    private static final String VALIDATE = "validateLabelsDelegate";
    private static final String AUDIT = "QualityAuditProcess";

    private Separation() {}

    static Stream<Flaw> flaws(LintSources sources) {
        return sources.parts().stream().flatMap(part -> flaws(sources.graph(), part));
    }

    private static Stream<Flaw> flaws(FlowGraph graph, Part part) {
        Set<XmlElement> unopened = graph.reachable(graph.starts(), node -> Diagrams.calls(node, OPEN_ARBITRATION));
        Predicate<XmlElement> audits =
                task -> task.ancestors().anyMatch(scope -> scope.is("process") && scope.has("id", AUDIT));
        Predicate<XmlElement> arbitrates = task -> !unopened.contains(task)
                && !graph.before(task).isEmpty()
                && !isReading(task, graph)
                && !audits.test(task);
        Set<String> reading = groups(part, task -> isReading(task, graph));
        Set<String> judging = groups(part, arbitrates.or(task -> isReading(task, graph)));
        Stream<Flaw> arbiters = shared(part, arbitrates, reading)
                .map(task -> task.flaw(
                        "The role that reads the case would arbitrate it as well.",
                        "Give the arbitration to another role, for example senior."));
        Stream<Flaw> auditors = shared(part, audits, judging)
                .map(task -> task.flaw(
                        "The role that judges the case would audit it as well.",
                        "Give the audit to another role, for example auditor."));
        return Stream.concat(arbiters, auditors);
    }

    private static Stream<XmlElement> shared(Part part, Predicate<XmlElement> duty, Set<String> others) {
        return part.elements("userTask").filter(duty).filter(task -> Diagrams.groups(task, part).stream()
                .anyMatch(others::contains));
    }

    private static Set<String> groups(Part part, Predicate<XmlElement> duty) {
        return part.elements("userTask")
                .filter(duty)
                .flatMap(task -> Diagrams.groups(task, part).stream())
                .collect(Collectors.toSet());
    }

    /** What is handed in there is validated as a reading before anybody else is asked. */
    private static boolean isReading(XmlElement task, FlowGraph graph) {
        return graph.reachable(graph.after(task), node -> node.is("userTask")).stream()
                .anyMatch(node -> Diagrams.calls(node, VALIDATE)
                        && Diagrams.parameter(node, "subject").orElse("reading").equals("reading"));
    }
}
