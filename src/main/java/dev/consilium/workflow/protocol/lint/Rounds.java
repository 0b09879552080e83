package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import dev.consilium.workflow.protocol.lint.LintSources.Part;
import java.util.Set;
import java.util.stream.Stream;

/** Readings count from the round that was begun for them: what is handed in before one, or before the one after a reopening, comes to no truth. */
final class Rounds {

    private static final String SELECT = "selectStaffDelegate";

    private Rounds() {}

    static Stream<Flaw> flaws(LintSources sources) {
        FlowGraph graph = sources.graph();
        Set<XmlElement> outside = graph.reachable(OpenEnds.beginnings(graph), Rounds::begins);
        return sources.parts().stream()
                .filter(part -> part.elements("userTask")
                        .anyMatch(task -> PeopleRules.isFirstReading(task, part) && outside.contains(task)))
                .map(part -> flaw(part, outside));
    }

    private static Flaw flaw(Part part, Set<XmlElement> outside) {
        String mending = "Select the readers before them, on every way, with the parameter round set to new.";
        return part.processes()
                .filter(part::isTop)
                .flatMap(process -> process.all("serviceTask"))
                .filter(task -> Diagrams.calls(task, SELECT) && outside.contains(task))
                .findFirst()
                .map(task -> task.flaw("It selects readers and begins no round of reading.", mending))
                .orElseGet(() -> Flaw.ofFile(
                        part.bundle().key() + ".bpmn", "A case is read before a round of reading began.", mending));
    }

    private static boolean begins(XmlElement node) {
        return Diagrams.calls(node, SELECT)
                && Diagrams.parameter(node, "round").filter("new"::equals).isPresent();
    }
}
