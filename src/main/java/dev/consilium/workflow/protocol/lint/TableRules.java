package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import dev.consilium.workflow.variable.ProcessVariable;
import dev.consilium.workflow.variable.Variables;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Decision tables: plain FEEL, an answer to every question and none twice, over variables of the vocabulary. */
final class TableRules {

    private static final int LONGEST_CELL = 500;
    private static final String VALUE = "(?:\"[^\"]*\"|-?\\d+(?:\\.\\d+)?|true|false)";
    private static final String TEST = "(?:" + VALUE
            + "|(?:<=|>=|<|>)\\s*-?\\d+(?:\\.\\d+)?|[\\[(\\]]\\s*-?\\d+(?:\\.\\d+)?\\s*\\.\\.\\s*-?\\d+(?:\\.\\d+)?\\s*[\\])\\[])";
    private static final String TESTS = TEST + "(?:\\s*,\\s*" + TEST + ")*";
    private static final Pattern INPUT = Pattern.compile("-|" + TESTS + "|not\\(\\s*" + TESTS + "\\s*\\)");
    private static final Pattern OUTPUT = Pattern.compile(VALUE);
    private static final Map<Class<?>, String> TYPES =
            Map.of(String.class, "string", Integer.class, "integer", Double.class, "double", Boolean.class, "boolean");

    static final List<LintRule> RULES = List.of(
            new LintRule(
                    "L10",
                    "tables that are not plain FEEL, or overlap, or leave a case without answer",
                    TableRules::tables),
            new LintRule("D07", "variables outside the vocabulary", TableRules::variables));

    private TableRules() {}

    private static Stream<Flaw> tables(LintSources sources) {
        Stream<Flaw> languages = sources.tables()
                .flatMap(XmlElement::all)
                .filter(element -> element.attribute("expressionLanguage")
                                .filter(language -> !language.equalsIgnoreCase("feel"))
                                .isPresent()
                        || element.is("decision")
                                && element.child("decisionTable").isEmpty())
                .map(element -> element.flaw(
                        "It is not a table in FEEL.", "Use a decision table and remove expressionLanguage."));
        Stream<Flaw> tables =
                sources.tables().flatMap(root -> root.all("decisionTable")).flatMap(TableRules::table);
        return Stream.concat(languages, tables);
    }

    private static Stream<Flaw> table(XmlElement table) {
        Stream<Flaw> cells = Stream.concat(
                        table.all("inputEntry").filter(cell -> !fits(INPUT, cell)),
                        table.all("outputEntry").filter(cell -> !fits(OUTPUT, cell)))
                .map(cell -> cell.flaw(
                        "The cell is not a plain test or value.",
                        "Write values, comparisons, ranges and lists of them, at most 500 characters."));
        return Stream.concat(cells, Stream.concat(order(table), answers(table)));
    }

    private static boolean fits(Pattern pattern, XmlElement cell) {
        String text = cell.childText("text");
        return text.length() <= LONGEST_CELL && pattern.matcher(text).matches();
    }

    /** First match decides and the last rule matches all: nothing overlaps in effect, and nothing is missing. */
    private static Stream<Flaw> order(XmlElement table) {
        List<XmlElement> rules = table.children("rule").toList();
        if (!table.has("hitPolicy", "FIRST")) {
            return Stream.of(table.flaw(
                    "Rules that overlap are not ordered.", "Set the hit policy to FIRST and order the rules."));
        }
        if (rules.isEmpty() || !matchesAll(rules.get(rules.size() - 1))) {
            return Stream.of(table.flaw("Some cases get no answer.", "End with a rule whose inputs are all \"-\"."));
        }
        Set<List<String>> seen = new HashSet<>();
        return rules.stream()
                .filter(rule -> !seen.add(inputs(rule)) || matchesAll(rule) && rule != rules.get(rules.size() - 1))
                .map(rule ->
                        rule.flaw("An earlier or later rule is never asked.", "Remove the rule, or narrow the other."));
    }

    private static Stream<Flaw> answers(XmlElement table) {
        return table.children("output").flatMap(output -> {
            List<String> listed = Diagrams.texts(output.child("outputValues")
                            .map(values -> values.childText("text"))
                            .orElse(""))
                    .toList();
            return Diagrams.cells(output)
                    .filter(cell -> !listed.isEmpty()
                            && Diagrams.texts(cell.childText("text")).anyMatch(text -> !listed.contains(text)))
                    .map(cell -> cell.flaw("The answer is not among those the column lists.", "Correct one of them."));
        });
    }

    private static boolean matchesAll(XmlElement rule) {
        return inputs(rule).stream().allMatch("-"::equals);
    }

    private static List<String> inputs(XmlElement rule) {
        return rule.children("inputEntry").map(cell -> cell.childText("text")).toList();
    }

    private static Stream<Flaw> variables(LintSources sources) {
        Stream<Flaw> inputs = sources.tables()
                .flatMap(root -> root.all("inputExpression"))
                .flatMap(input -> column(input, input.childText("text")).stream());
        Stream<Flaw> outputs = sources.tables()
                .flatMap(root -> root.all("output"))
                .flatMap(output -> column(output, output.get("name")).stream());
        return Stream.of(inputs, outputs, named(sources)).flatMap(flaws -> flaws);
    }

    private static Optional<Flaw> column(XmlElement column, String name) {
        Optional<ProcessVariable<?>> variable = Variables.named(name);
        if (variable.isEmpty()) {
            return Optional.of(undeclared(column, name));
        }
        String type = TYPES.getOrDefault(variable.get().type(), "");
        return column.has("typeRef", type)
                ? Optional.empty()
                : Optional.of(
                        column.flaw("The column has another type than " + name + ".", "Set its type to " + type + "."));
    }

    /** Variables that diagrams name: in expressions, hand-overs and what they set for a scope. */
    private static Stream<Flaw> named(LintSources sources) {
        return sources.diagrams().flatMap(XmlElement::all).flatMap(element -> {
            Stream<String> used = Stream.concat(
                            Stream.of(element.text()),
                            Stream.of("camunda:candidateGroups", "camunda:assignee", "camunda:dueDate")
                                    .map(element::get))
                    .flatMap(text -> Expression.parse(text).stream())
                    .flatMap(expression -> expression.variables().stream());
            Stream<String> handed = element.is("camunda:in", "camunda:out")
                            && element.attribute("variables").isEmpty()
                            && element.attribute("businessKey").isEmpty()
                    ? Stream.of(element.get("source"), element.get("target"))
                    : Stream.empty();
            Stream<String> set =
                    element.is("camunda:inputParameter", "camunda:outputParameter") && !isOfADelegate(element)
                            ? Stream.of(element.get("name"))
                            : Stream.empty();
            return Stream.of(used, handed, set)
                    .flatMap(names -> names)
                    .filter(name -> Variables.named(name).isEmpty())
                    .map(name -> undeclared(element, name));
        });
    }

    private static boolean isOfADelegate(XmlElement parameter) {
        return parameter.is("camunda:inputParameter")
                && parameter.ancestors().limit(3).anyMatch(element -> element.is("serviceTask"));
    }

    private static Flaw undeclared(XmlElement element, String name) {
        return element.flaw(
                name.isEmpty() ? "A variable has no name." : "There is no variable " + name + ".",
                "Use one of the vocabulary (reference: variables).");
    }
}
