package dev.consilium.workflow.protocol.lint;

import dev.consilium.identity.Role;
import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import dev.consilium.workflow.protocol.lint.LintRule.Needs;
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

    private static final String TOO_FEW =
            "fewer than two independent first readings, none, or readings outside a round";

    static final List<LintRule> RULES = List.of(
            new LintRule(
                    "L18",
                    "user tasks without exactly one role, and arbiters or auditors of a role that reads",
                    PeopleRules::roles),
            LintRule.ofWhole("L20", TOO_FEW, PeopleRules::readers),
            new LintRule("L20", TOO_FEW, Needs.FOLDER, PeopleRules::unread),
            new LintRule("L20", TOO_FEW, Needs.FOLDER, Rounds::flaws),
            new LintRule("L21", "user tasks whose lateness nobody sees, or that nobody else takes up", Lateness::flaws),
            new LintRule("D09", "candidate groups that are no role", PeopleRules::groups));

    private PeopleRules() {}

    static boolean isFirstLevel(XmlElement task, Part part) {
        return Diagrams.groups(task, part).contains(Role.ANNOTATOR.group());
    }

    /** By somebody who has not read the case yet. */
    static boolean isFirstReading(XmlElement task, Part part) {
        return isFirstLevel(task, part) && task.attribute("camunda:assignee").isEmpty();
    }

    private static Stream<Flaw> roles(LintSources sources) {
        Stream<Flaw> tasks = sources.elements("userTask")
                .filter(task -> task.get("camunda:candidateGroups").isBlank()
                        || task.get("camunda:candidateGroups").contains(",")
                        || task.attribute("camunda:candidateUsers").isPresent())
                .map(task -> task.flaw("It is not for exactly one role.", "Name one candidate group and no person."));
        Stream<Flaw> people = sources.elements("userTask")
                .filter(task -> task.attribute("camunda:assignee")
                        .filter(person -> !Expression.isIn(person))
                        .isPresent())
                .map(task -> task.flaw(
                        "It is for one named person.", "Name the role, and at most a variable such as ${readerId}."));
        return Stream.of(tasks, people, Separation.flaws(sources)).flatMap(flaws -> flaws);
    }

    private static Stream<Flaw> readers(LintSources sources) {
        return sources.parts().stream().flatMap(part -> part.elements("userTask")
                .filter(task -> isFirstReading(task, part))
                .filter(task -> fewest(task, part, sources.graph(), new HashSet<>()) < FEWEST_READERS)
                .map(task -> task.flaw(
                        "A case may get fewer than two independent first readings.",
                        "Put the task into a multi-instance sub-process for two readers or more, or call its diagram"
                                + " by a multi-instance call activity.")));
    }

    private static Stream<Flaw> unread(LintSources sources) {
        return sources.parts().stream()
                .skip(1) // nobody reads in the intake
                .filter(part -> part.elements("userTask").noneMatch(task -> mayRead(task, part)))
                .map(part -> Flaw.ofFile(
                        part.bundle().key() + ".bpmn",
                        "Nobody reads a case of this protocol.",
                        "Call BlindedReadingProcess for two readers or more."));
    }

    /** Of a variable that is not known nobody can say who it is; that is another fault. */
    private static boolean mayRead(XmlElement task, Part part) {
        return isFirstLevel(task, part) || Expression.isIn(task.get("camunda:candidateGroups"));
    }

    /** How often a step is done at least: by the loops around it, and around every call of its diagram. */
    private static int fewest(XmlElement step, Part part, FlowGraph graph, Set<XmlElement> called) {
        int here = Stream.concat(Stream.of(step), step.ancestors())
                .flatMap(scope -> scope.child("multiInstanceLoopCharacteristics").stream()
                        .map(loop -> fewest(scope, loop.childText("loopCardinality"), part, graph)))
                .max(Integer::compare)
                .orElse(1);
        int around = step.ancestors()
                .filter(scope -> scope.is("process") && called.add(scope))
                .flatMap(part::callers)
                .map(call -> fewest(call, part, graph, called))
                .min(Integer::compare)
                .orElse(1);
        return Math.max(here, around);
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
