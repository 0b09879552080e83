package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import dev.consilium.workflow.protocol.lint.LintSources.Part;
import dev.consilium.workflow.variable.ProcessVariable;
import dev.consilium.workflow.variable.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every choice has exactly one answer, and every repetition a bound. */
final class GatewayRules {

    private static final int MOST_INSTANCES = 20;
    private static final int LARGEST_GRID = 20_000;
    private static final int MOST_TRIES = 200_000;

    static final List<LintRule> RULES = List.of(
            new LintRule("L15", "multi-instance without a bound of at most 20", GatewayRules::loops),
            new LintRule(
                    "L17",
                    "gateways without default, with conditions that overlap or that never hold",
                    GatewayRules::gateways));

    private GatewayRules() {}

    private static Stream<Flaw> loops(LintSources sources) {
        Stream<Flaw> plain = sources.elements("standardLoopCharacteristics")
                .map(loop -> loop.flaw(
                        "The loop has no bound.", "Use multi-instance with a loop cardinality of at most 20."));
        Stream<Flaw> multiple = sources.elements("multiInstanceLoopCharacteristics")
                .filter(loop -> loop.attribute("camunda:collection").isPresent()
                        || loop.attribute("camunda:elementVariable").isPresent()
                        || largest(loop) > MOST_INSTANCES)
                .map(loop -> loop.flaw(
                        "It may run more than 20 times.",
                        "Set the loop cardinality to a number up to 20, or to a counter whose maximum is declared."));
        Stream<Flaw> misplaced = sources.elements("multiInstanceLoopCharacteristics")
                .filter(loop -> loop.parent()
                        .filter(step -> step.is("userTask", "callActivity") || step.is(Diagrams.SCOPES))
                        .isEmpty())
                .map(loop -> loop.flaw(
                        "A step of this kind is not repeated.",
                        "Repeat a user task, a sub-process or a call activity instead."));
        return Stream.of(plain, multiple, misplaced).flatMap(flaws -> flaws);
    }

    private static int largest(XmlElement loop) {
        String cardinality = loop.childText("loopCardinality");
        if (cardinality.matches("\\d{1,3}")) {
            return Integer.parseInt(cardinality);
        }
        return Expression.parse(cardinality)
                .filter(expression -> cardinality.matches("\\$\\{\\w+}"))
                .flatMap(expression -> expression.variables().stream().findFirst())
                .map(name -> Variables.named(name)
                        .map(ProcessVariable::maximum)
                        .orElse(Variables.named(name).isPresent() ? Integer.MAX_VALUE : 0))
                .orElse(
                        Expression.isIn(cardinality)
                                        && Expression.parse(cardinality).isEmpty()
                                ? 0
                                : Integer.MAX_VALUE);
    }

    private static Stream<Flaw> gateways(LintSources sources) {
        return sources.parts().stream().flatMap(part -> part.diagrams().stream()
                .flatMap(XmlElement::all)
                .filter(Diagrams::isNode)
                .flatMap(node -> choice(node, part)));
    }

    private static Stream<Flaw> choice(XmlElement node, Part part) {
        List<XmlElement> flows = node.parent().stream()
                .flatMap(scope -> scope.children("sequenceFlow"))
                .filter(flow -> flow.has("sourceRef", node.id()))
                .toList();
        boolean chooses = node.is("exclusiveGateway", "inclusiveGateway");
        if (!chooses || flows.size() < 2) {
            return flows.stream()
                    .filter(flow -> flow.child("conditionExpression").isPresent())
                    .map(flow -> flow.flaw("The condition is not at a choice.", "Put an exclusive gateway before it."));
        }
        Optional<XmlElement> otherwise =
                flows.stream().filter(flow -> node.has("default", flow.id())).findFirst();
        if (otherwise.isEmpty()) {
            return Stream.of(
                    node.flaw("The choice has no default.", "Mark the flow to take where no condition holds."));
        }
        List<XmlElement> others =
                flows.stream().filter(flow -> flow != otherwise.get()).toList();
        Stream<Flaw> bare = others.stream()
                .filter(flow -> flow.child("conditionExpression").isEmpty())
                .map(flow -> flow.flaw("The flow has no condition.", "Give it one, or make it the default."));
        Stream<Flaw> conditioned = otherwise.stream()
                .filter(flow -> flow.child("conditionExpression").isPresent())
                .map(flow -> flow.flaw("The default has a condition, which nobody asks.", "Remove the condition."));
        return Stream.of(bare, conditioned, compared(node, others, part)).flatMap(flaws -> flaws);
    }

    /** Tries the conditions with every combination of the values they tell apart. */
    private static Stream<Flaw> compared(XmlElement node, List<XmlElement> flows, Part part) {
        Map<XmlElement, Expression> conditions = new LinkedHashMap<>();
        flows.forEach(flow -> Expression.parse(flow.childText("conditionExpression"))
                .ifPresent(condition -> conditions.put(flow, condition)));
        boolean declared = conditions.values().stream()
                .flatMap(condition -> condition.variables().stream())
                .allMatch(variable -> Variables.named(variable).isPresent());
        if (!declared) {
            return Stream.empty();
        }
        List<Map<String, Object>> grid = grid(conditions.values(), part);
        if (grid.isEmpty() || grid.size() * conditions.size() > MOST_TRIES) {
            return Stream.of(node.flaw("The conditions are too many to compare.", "Decide in a table instead."));
        }
        Set<Flaw> flaws = new LinkedHashSet<>();
        conditions.forEach((flow, condition) -> {
            if (grid.stream().noneMatch(condition::holds)) {
                flaws.add(flow.flaw("The condition never holds.", "Compare with a value that the table gives."));
            }
        });
        boolean overlap = grid.stream()
                .anyMatch(values -> conditions.values().stream()
                                .filter(condition -> condition.holds(values))
                                .count()
                        > 1);
        if (overlap && node.is("exclusiveGateway")) {
            flaws.add(node.flaw("Two conditions hold at once.", "Narrow them, so that one way is left."));
        }
        return flaws.stream();
    }

    /** Empty where there are too many combinations. */
    private static List<Map<String, Object>> grid(Iterable<Expression> conditions, Part part) {
        Map<String, Set<Object>> domains = new LinkedHashMap<>();
        conditions.forEach(condition -> condition.variables().forEach(variable -> domains.computeIfAbsent(
                        variable, name -> new LinkedHashSet<>(domain(name, part)))
                .addAll(literals(variable, condition, part))));
        List<Map<String, Object>> grid = new ArrayList<>(List.of(Map.of()));
        for (Map.Entry<String, Set<Object>> domain : domains.entrySet()) {
            if ((long) grid.size() * domain.getValue().size() > LARGEST_GRID) {
                return List.of();
            }
            List<Map<String, Object>> wider = new ArrayList<>();
            for (Map<String, Object> values : grid) {
                domain.getValue().forEach(value -> {
                    Map<String, Object> more = new LinkedHashMap<>(values);
                    more.put(domain.getKey(), value);
                    wider.add(more);
                });
            }
            grid = wider;
        }
        return grid;
    }

    private static List<Object> domain(String variable, Part part) {
        Class<?> type =
                Variables.named(variable).<Class<?>>map(ProcessVariable::type).orElse(Object.class);
        if (type == Boolean.class) {
            return List.of(true, false);
        }
        return type == String.class ? List.copyOf(Diagrams.valuesOf(variable, part)) : List.of(0.0);
    }

    /** What a condition compares with, and the neighbours; nothing where a table lists the values. */
    private static List<Object> literals(String variable, Expression condition, Part part) {
        boolean listed = !Diagrams.valuesOf(variable, part).isEmpty();
        boolean flag = Variables.named(variable)
                .filter(known -> known.type() == Boolean.class)
                .isPresent();
        if (listed || flag) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(condition.literals());
        condition.literals().forEach(literal -> {
            if (literal instanceof Double number) {
                values.add(number - 0.5);
                values.add(number + 0.5);
            }
        });
        values.add("");
        return values;
    }
}
