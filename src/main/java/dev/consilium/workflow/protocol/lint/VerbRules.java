package dev.consilium.workflow.protocol.lint;

import dev.consilium.quality.object.SizeStrata;
import dev.consilium.workflow.delegate.Verb;
import dev.consilium.workflow.delegate.Verb.ParameterDescription;
import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How verbs of the catalogue are used: with their own parameters, and inside a job that can be repeated. */
final class VerbRules {

    static final List<LintRule> RULES = List.of(
            new LintRule("D05", "service tasks outside a job, and jobs without a retry cycle", VerbRules::jobs),
            new LintRule(
                    "D06", "parameters the delegate does not have, or values they do not take", VerbRules::parameters));

    private VerbRules() {}

    private static Stream<Flaw> jobs(LintSources sources) {
        Stream<Flaw> cycles = sources.diagrams()
                .flatMap(XmlElement::all)
                .filter(node -> Diagrams.isNode(node) && Diagrams.isAsync(node))
                .filter(node -> node.extensions("camunda:failedJobRetryTimeCycle")
                        .findAny()
                        .isEmpty())
                .map(node -> node.flaw("Its job has no retry cycle.", "Add one, for example PT10S,PT1M,PT10M,PT1H."));
        Set<XmlElement> outside = outsideJobs(sources.graph());
        Stream<Flaw> tasks = sources.elements("serviceTask")
                .filter(outside::contains)
                .map(task -> task.flaw(
                        "It may run in the transaction of a person or of whoever started the case, where a fault is not retried.",
                        "Set asynchronous before and a retry cycle, for example PT10S,PT1M,PT10M,PT1H."));
        return Stream.concat(cycles, tasks);
    }

    /** Nodes that can be entered while no job runs: from a start, a task or a message on, up to the next job. */
    private static Set<XmlElement> outsideJobs(FlowGraph graph) {
        Set<XmlElement> waiting = new HashSet<>();
        graph.nodes().stream()
                .filter(node -> waits(node) && !node.has("camunda:asyncAfter", "true"))
                .flatMap(node -> graph.after(node).stream())
                .forEach(waiting::add);
        graph.nodes().stream()
                .filter(node -> node.is("startEvent") && graph.before(node).isEmpty())
                .forEach(waiting::add);
        return graph.reachable(waiting, node -> node.has("camunda:asyncBefore", "true") || isTimer(node));
    }

    private static boolean waits(XmlElement node) {
        return node.is("userTask", "receiveTask")
                || node.is("intermediateCatchEvent") && !isTimer(node)
                || node.is("boundaryEvent")
                        && node.child("messageEventDefinition").isPresent();
    }

    private static boolean isTimer(XmlElement node) {
        return node.child("timerEventDefinition").isPresent();
    }

    private static Stream<Flaw> parameters(LintSources sources) {
        return sources.elements("serviceTask")
                .flatMap(task -> Diagrams.delegate(task).map(sources.verbs()::get).stream()
                        .flatMap(verb -> parameters(task, verb)));
    }

    private static Stream<Flaw> parameters(XmlElement task, Verb verb) {
        List<XmlElement> given = task.extensions("camunda:inputOutput")
                .flatMap(io -> io.children("camunda:inputParameter"))
                .toList();
        Stream<Flaw> wrong = given.stream().flatMap(parameter -> wrong(parameter, verb).stream());
        Stream<Flaw> missing = verb.parameters().stream()
                .filter(parameter -> parameter.defaultValue().isEmpty()
                        && given.stream().noneMatch(one -> one.has("name", parameter.name())))
                .map(parameter -> task.flaw(
                        "The parameter " + parameter.name() + " is missing.",
                        "Set it: " + parameter.description() + "."));
        return Stream.concat(wrong, missing);
    }

    private static Optional<Flaw> wrong(XmlElement given, Verb verb) {
        Optional<ParameterDescription> known = verb.parameters().stream()
                .filter(parameter -> given.has("name", parameter.name()))
                .findFirst();
        if (known.isEmpty()) {
            return Optional.of(given.flaw(
                    verb.name() + " has no parameter " + given.get("name") + ".",
                    "Remove it, or use one of: "
                            + verb.parameters().stream()
                                    .map(ParameterDescription::name)
                                    .toList() + "."));
        }
        boolean fits = Expression.isIn(given.text())
                || switch (known.get().type()) {
                    case "choice" -> known.get().choices().contains(given.text());
                    case "number" -> given.text().matches("-?\\d{1,9}");
                    case "share" -> given.text().matches("0\\.\\d{0,5}[1-9]|1(\\.0)?");
                    case "sizes" -> rising(given.text());
                    default -> true;
                };
        return fits
                ? Optional.empty()
                : Optional.of(given.flaw(
                        "The parameter " + known.get().name() + " does not take this value.", wayOut(known.get())));
    }

    private static boolean rising(String sizes) {
        try {
            SizeStrata.parse(sizes);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static String wayOut(ParameterDescription parameter) {
        return switch (parameter.type()) {
            case "choice" -> "Choose one of: " + String.join(", ", parameter.choices()) + ".";
            case "sizes" -> "Write sizes in mm3 that rise from above 0, such as 100,1000, or none.";
            case "share" -> "Write a number above 0 and at most 1, such as 0.25.";
            default -> "Write a number.";
        };
    }
}
