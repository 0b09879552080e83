package dev.consilium.workflow.protocol.lint;

import dev.consilium.identity.Role;
import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import dev.consilium.workflow.protocol.lint.LintSources.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who is asked: one role per task, at least two readers who do not see each other, and nobody who may forget it unseen. */
final class PeopleRules {

    private static final int FEWEST_READERS = 2;
    private static final String OPEN_ARBITRATION = "openArbitrationDelegate";

    static final List<LintRule> RULES = List.of(
            new LintRule(
                    "L18",
                    "user tasks without exactly one role, and arbiters of a role that reads",
                    PeopleRules::roles),
            new LintRule("L20", "fewer than two independent first readings", PeopleRules::readers),
            new LintRule("L21", "user tasks whose lateness nobody sees", PeopleRules::lateness),
            new LintRule("D09", "candidate groups that are no role", PeopleRules::groups));

    private PeopleRules() {}

    static boolean isFirstLevel(XmlElement task, Part part) {
        return Diagrams.groups(task, part).contains(Role.ANNOTATOR.group());
    }

    private static Stream<Flaw> roles(LintSources sources) {
        Stream<Flaw> tasks = sources.elements("userTask")
                .filter(task -> task.get("camunda:candidateGroups").isBlank()
                        || task.get("camunda:candidateGroups").contains(",")
                        || task.attribute("camunda:candidateUsers").isPresent())
                .map(task -> task.flaw("It is not for exactly one role.", "Name one candidate group and no person."));
        return Stream.concat(tasks, sources.parts().stream().flatMap(part -> arbiters(sources.graph(), part)));
    }

    /** Tasks that only an opened arbitration leads to are the arbiter's; whoever may read the case may not do them. */
    private static Stream<Flaw> arbiters(FlowGraph graph, Part part) {
        Set<XmlElement> open = graph.reachable(graph.starts(), node -> Diagrams.calls(node, OPEN_ARBITRATION));
        Set<String> reading = part.elements("userTask")
                .filter(open::contains)
                .flatMap(task -> Diagrams.groups(task, part).stream())
                .collect(Collectors.toCollection(HashSet::new));
        return part.elements("userTask")
                .filter(task -> !open.contains(task) && !graph.before(task).isEmpty())
                .filter(task -> Diagrams.groups(task, part).stream().anyMatch(reading::contains))
                .map(task -> task.flaw(
                        "The role that reads the case would arbitrate it as well.",
                        "Give the arbitration to another role, for example senior."));
    }

    private static Stream<Flaw> readers(LintSources sources) {
        return sources.parts().stream().flatMap(part -> part.elements("userTask")
                .filter(task -> isFirstLevel(task, part))
                .filter(task -> fewest(task, part, sources.graph()) < FEWEST_READERS)
                .map(task -> task.flaw(
                        "A case may get fewer than two independent first readings.",
                        "Put the task into a multi-instance sub-process for two readers or more.")));
    }

    private static int fewest(XmlElement task, Part part, FlowGraph graph) {
        return Stream.concat(Stream.of(task), task.ancestors())
                .flatMap(scope -> scope.child("multiInstanceLoopCharacteristics").stream()
                        .mapToInt(loop -> fewest(scope, loop.childText("loopCardinality"), part, graph))
                        .boxed())
                .max(Integer::compare)
                .orElse(1);
    }

    /** The smallest number that a table gives before the first reading. */
    private static int fewest(XmlElement scope, String cardinality, Part part, FlowGraph graph) {
        if (cardinality.matches("\\d{1,3}")) {
            return Integer.parseInt(cardinality);
        }
        Set<String> asked = graph.reachable(graph.starts(), scope::equals).stream()
                .filter(node -> node.is("businessRuleTask"))
                .map(node -> node.get("camunda:decisionRef"))
                .collect(Collectors.toSet());
        IntStream given = Expression.parse(cardinality).stream()
                .flatMap(expression -> expression.variables().stream())
                .flatMap(variable -> Diagrams.outputs(variable, part))
                .filter(output -> output.ancestors().anyMatch(decision -> asked.contains(decision.id())))
                .flatMap(Diagrams::cells)
                .map(cell -> cell.childText("text"))
                .filter(text -> text.matches("\\d{1,3}"))
                .mapToInt(Integer::parseInt);
        return given.min().orElse(FEWEST_READERS);
    }

    private static Stream<Flaw> lateness(LintSources sources) {
        return sources.elements("userTask")
                .filter(task -> Stream.concat(Stream.of(task), task.ancestors()).noneMatch(PeopleRules::isTimed))
                .map(task -> task.flaw(
                        "Nobody learns that the task is late.",
                        "Attach a timer to it that marks the case as overdue, or escalates it."));
    }

    private static boolean isTimed(XmlElement node) {
        return node.parent().stream()
                .flatMap(scope -> scope.children("boundaryEvent"))
                .anyMatch(event -> event.has("attachedToRef", node.id())
                        && event.child("timerEventDefinition").isPresent());
    }

    private static Stream<Flaw> groups(LintSources sources) {
        return sources.parts().stream().flatMap(part -> part.elements("userTask")
                .filter(task -> !task.get("camunda:candidateGroups").isBlank())
                .flatMap(task -> Diagrams.groups(task, part).stream()
                        .filter(group -> Role.ofGroup(group).isEmpty())
                        .map(group -> task.flaw(
                                "There is no role " + group + ".",
                                "Use one of: "
                                        + Stream.of(Role.values())
                                                .map(Role::group)
                                                .collect(Collectors.joining(", "))
                                        + "."))));
    }
}
