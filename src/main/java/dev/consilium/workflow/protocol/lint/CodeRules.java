package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.lint.LintRule.Flaw;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Nothing in a diagram is code: no script, class, connector or free expression. */
final class CodeRules {

    private static final Set<String> CODE_ATTRIBUTES = Set.of(
            "camunda:class",
            "camunda:expression",
            "camunda:variableMappingClass",
            "camunda:variableMappingDelegateExpression");
    private static final Set<String> ATTRIBUTES_WITH_EXPRESSIONS = Set.of(
            "camunda:delegateExpression",
            "camunda:candidateGroups",
            "camunda:assignee",
            "calledElement",
            "camunda:decisionRef",
            "camunda:formRef",
            "camunda:formKey");

    static final List<LintRule> RULES = List.of(
            new LintRule("L03", "scripts and listeners", CodeRules::scripts),
            new LintRule("L04", "classes, and delegates that are not in the catalogue", CodeRules::delegates),
            new LintRule("L05", "expressions outside the grammar, or where none belongs", CodeRules::expressions),
            new LintRule(
                    "L06", "connectors, mail, shell and external tasks, and tasks nobody does", CodeRules::connectors));

    private CodeRules() {}

    private static Stream<Flaw> scripts(LintSources sources) {
        Stream<Flaw> elements = sources.elements(
                        "scriptTask", "camunda:script", "camunda:executionListener", "camunda:taskListener")
                .map(element -> element.flaw(
                        element.name() + " would run code.", "Use a delegate of the catalogue, or a decision table."));
        Stream<Flaw> languages = sources.diagrams()
                .flatMap(XmlElement::all)
                .filter(element -> !element.is("scriptTask", "camunda:script"))
                .filter(element -> Stream.of("language", "scriptFormat", "camunda:resource", "expressionLanguage")
                        .anyMatch(attribute -> element.attribute(attribute).isPresent()))
                .map(element ->
                        element.flaw("It names a script language or a script file.", "Write a plain ${…} expression."));
        return Stream.concat(elements, languages);
    }

    private static Stream<Flaw> delegates(LintSources sources) {
        Stream<Flaw> attributes = sources.diagrams()
                .flatMap(XmlElement::all)
                .filter(element -> !element.is("sendTask", "camunda:executionListener", "camunda:taskListener"))
                .flatMap(element -> element.attributes().keySet().stream()
                        .filter(CODE_ATTRIBUTES::contains)
                        .map(attribute -> element.flaw(
                                "The attribute " + attribute + " would run code.",
                                "Name a delegate of the catalogue as ${scoreAgreementDelegate}.")));
        Stream<Flaw> unlisted = sources.elements("serviceTask")
                .filter(task -> task.attributes().keySet().stream()
                        .noneMatch(attribute -> CODE_ATTRIBUTES.contains(attribute) || isForeign(attribute)))
                .filter(task -> Diagrams.delegate(task)
                        .filter(sources.verbs()::containsKey)
                        .isEmpty())
                .map(task -> task.flaw(
                        "It names no delegate of the catalogue.",
                        "Choose a step from the templates of the studio, or name one of the page of the delegates."));
        return Stream.concat(attributes, unlisted);
    }

    private static Stream<Flaw> connectors(LintSources sources) {
        Stream<Flaw> elements = sources.elements(
                        "camunda:connector", "camunda:field", "sendTask", "receiveTask", "manualTask", "task")
                .map(element -> element.flaw(
                        "A " + element.name() + " is not carried out by anybody here.",
                        "Use a service task with a delegate, or a user task."));
        Stream<Flaw> attributes = sources.diagrams()
                .flatMap(XmlElement::all)
                .filter(element -> element.attributes().keySet().stream().anyMatch(CodeRules::isForeign))
                .map(element -> element.flaw(
                        "Mail, shell and external tasks are not part of protocols.",
                        "Use a service task with a delegate of the catalogue."));
        return Stream.concat(elements, attributes);
    }

    private static boolean isForeign(String attribute) {
        return attribute.equals("camunda:type") || attribute.equals("camunda:topic");
    }

    private static Stream<Flaw> expressions(LintSources sources) {
        return sources.diagrams()
                .flatMap(XmlElement::all)
                .flatMap(element -> Stream.concat(
                        inText(element),
                        element.attributes().entrySet().stream().flatMap(entry -> inAttribute(element, entry))));
    }

    private static Stream<Flaw> inText(XmlElement element) {
        boolean condition = element.is("conditionExpression", "completionCondition");
        boolean mayHold =
                condition || element.is("loopCardinality", "camunda:inputParameter", "camunda:outputParameter");
        if (!condition && !Expression.isIn(element.text()) || element.is("script", "camunda:script")) {
            return Stream.empty();
        }
        if (element.is("timeDuration") && Durations.variable(element.text()).isPresent()) {
            return Stream.empty();
        }
        return mayHold ? outside(element, element.text()) : misplaced(element);
    }

    private static Stream<Flaw> inAttribute(XmlElement element, Map.Entry<String, String> attribute) {
        if (!Expression.isIn(attribute.getValue()) || CODE_ATTRIBUTES.contains(attribute.getKey())) {
            return Stream.empty();
        }
        if (attribute.getKey().equals("camunda:dueDate")
                && Durations.variable(attribute.getValue()).isPresent()) {
            return Stream.empty();
        }
        if (!ATTRIBUTES_WITH_EXPRESSIONS.contains(attribute.getKey())) {
            return AllowedXml.isRefusedElsewhere(element) ? Stream.empty() : misplaced(element);
        }
        return Stream.of("camunda:candidateGroups", "camunda:assignee").anyMatch(attribute.getKey()::equals)
                ? outside(element, attribute.getValue())
                : Stream.empty();
    }

    private static Stream<Flaw> outside(XmlElement element, String text) {
        return Expression.parse(text).isPresent()
                ? Stream.empty()
                : Stream.of(
                        element.flaw(
                                "The expression is not in the grammar.",
                                "Use literals, variables, comparison, and/or/not, + - * /, empty and parentheses in ${…} only."));
    }

    private static Stream<Flaw> misplaced(XmlElement element) {
        return Stream.of(element.flaw("There is an expression where none is evaluated.", "Write plain text here."));
    }
}
