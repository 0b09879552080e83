package dev.consilium.workflow.protocol.lint;

import dev.consilium.workflow.protocol.lint.LintSources.Part;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the rules read out of elements of diagrams and tables. */
final class Diagrams {

    static final String[] EVENTS = {
        "startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent"
    };
    static final String[] GATEWAYS = {"exclusiveGateway", "inclusiveGateway", "parallelGateway", "eventBasedGateway"};
    static final String[] ACTIVITIES = {
        "serviceTask",
        "userTask",
        "businessRuleTask",
        "callActivity",
        "subProcess",
        "sendTask",
        "receiveTask",
        "scriptTask",
        "manualTask",
        "task",
        "transaction",
        "adHocSubProcess"
    };
    static final String[] SCOPES = {"subProcess", "transaction", "adHocSubProcess"};
    private static final Pattern BEAN = Pattern.compile("\\$\\{([a-zA-Z]+)}");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

    private Diagrams() {}

    static boolean isNode(XmlElement element) {
        return element.is(EVENTS) || element.is(GATEWAYS) || element.is(ACTIVITIES);
    }

    /** Name of the delegate a service task names, empty where it names none in the one allowed way. */
    static Optional<String> delegate(XmlElement task) {
        Matcher bean = BEAN.matcher(task.get("camunda:delegateExpression"));
        return bean.matches() ? Optional.of(bean.group(1)) : Optional.empty();
    }

    static boolean calls(XmlElement task, String delegate) {
        return delegate(task).filter(delegate::equals).isPresent();
    }

    /** What a task gives to a parameter of its delegate. */
    static Optional<String> parameter(XmlElement task, String name) {
        return task.extensions("camunda:inputOutput")
                .flatMap(io -> io.children("camunda:inputParameter"))
                .filter(parameter -> parameter.has("name", name))
                .map(XmlElement::text)
                .findFirst();
    }

    static boolean isAsync(XmlElement node) {
        return node.has("camunda:asyncBefore", "true") || node.has("camunda:asyncAfter", "true");
    }

    /** Texts a decision table of the bundle gives for the variable: the values it lists, or those of its rules. */
    static List<String> valuesOf(String variable, Part part) {
        return outputs(variable, part)
                .flatMap(output -> texts(output.child("outputValues")
                        .map(list -> list.childText("text"))
                        .orElse("")))
                .distinct()
                .toList();
    }

    static Stream<XmlElement> outputs(String variable, Part part) {
        return part.decisions()
                .flatMap(decision -> decision.all("output"))
                .filter(output -> output.has("name", variable));
    }

    /** Cells of one output column. */
    static Stream<XmlElement> cells(XmlElement output) {
        XmlElement table = output.parent().orElseThrow();
        int column = table.children("output").toList().indexOf(output);
        return table.children("rule")
                .map(rule -> rule.children("outputEntry").toList())
                .filter(cells -> cells.size() > column)
                .map(cells -> cells.get(column));
    }

    static Stream<String> texts(String list) {
        return TEXT.matcher(list).results().map(match -> match.group(1));
    }

    /** Candidate groups of a user task: as written, or what the tables give for the variable it names. */
    static List<String> groups(XmlElement task, Part part) {
        String written = task.get("camunda:candidateGroups");
        if (!Expression.isIn(written)) {
            return Stream.of(written.split(","))
                    .map(String::strip)
                    .filter(group -> !group.isEmpty())
                    .toList();
        }
        return Expression.parse(written).stream()
                .flatMap(expression -> expression.variables().stream())
                .flatMap(variable -> outputs(variable, part))
                .flatMap(Diagrams::cells)
                .flatMap(cell -> texts(cell.childText("text")))
                .distinct()
                .toList();
    }
}
