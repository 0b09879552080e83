package dev.consilium.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.dicom.DeidentificationReference;
import dev.consilium.testing.ShippedDiagram;
import dev.consilium.workflow.delegate.StubbedUseCases;
import dev.consilium.workflow.delegate.Verb;
import dev.consilium.workflow.protocol.lint.ProtocolLinter;
import dev.consilium.workflow.variable.ProcessVariable;
import dev.consilium.workflow.variable.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;

/** The generated reference pages are what the code says; {@code -Dconsilium.docs.write=true} writes them anew. */
class ReferencePagesTest {

    private static final Path REFERENCE = Path.of("docs", "reference");
    static final String WRITTEN = "<!-- Written from the code by ReferencePagesTest (./dev docs); do not edit. -->\n";

    @Test
    void delegatesAreDescribedAsTheCatalogueHasThem() throws IOException {
        StringBuilder page = new StringBuilder(WRITTEN).append("""
                # Delegates

                What a service task of a protocol may do: `camunda:delegateExpression="${name}"`, with `asyncBefore` and a retry cycle.
                """);
        new TreeMap<>(StubbedUseCases.create().delegates())
                .forEach((bean, delegate) -> page.append(section(bean, delegate.verb())));
        isUpToDate("delegates.md", page.toString());
    }

    @Test
    void variablesAreDescribedAsTheVocabularyHasThem() throws IOException {
        String rows = Variables.all().stream().map(ReferencePagesTest::row).collect(Collectors.joining());
        isUpToDate("variables.md", WRITTEN + """
                # Variables

                Every variable a diagram or decision table may name. They hold references, counters, enums and scores; never a label, never
                patient data. An output of a decision table sets the variable of its name.

                | variable | type | meaning |
                |---|---|---|
                """ + rows);
    }

    @Test
    void protocolsAreDescribedAsTheirDiagramsAre() throws IOException {
        StringBuilder page = new StringBuilder(WRITTEN).append("""
                # Protocols

                Every diagram that ships, with what each of its elements does. The pictures are drawn from the diagrams.
                """);
        for (ShippedDiagram diagram : ShippedDiagram.all()) {
            page.append(section(diagram));
        }
        isUpToDate("protocols.md", page.toString());
    }

    private static String section(ShippedDiagram diagram) {
        Process process = diagram.process();
        String rows = diagram.elements().stream().map(ReferencePagesTest::row).collect(Collectors.joining());
        return """

                ## %s

                `%s`, version %s. %s

                ![%s](../images/%s.svg)

                | element | kind | what it does |
                |---|---|---|
                """.formatted(
                                process.getName(),
                                diagram,
                                process.getCamundaVersionTag(),
                                documentation(process),
                                process.getName(),
                                diagram.name())
                + rows;
    }

    private static String row(FlowNode element) {
        return "| %s<br>`%s` | %s | %s |\n"
                .formatted(element.getName(), element.getId(), kind(element), documentation(element));
    }

    /** The name of the type in words, with what triggers an event. */
    private static String kind(FlowNode element) {
        String trigger = element.getChildElementsByType(EventDefinition.class).stream()
                .map(definition -> words(definition).replace(" event definition", "") + " ")
                .collect(Collectors.joining());
        boolean goesOn = element instanceof BoundaryEvent boundary && !boundary.cancelActivity();
        return trigger + words(element) + (goesOn ? ", goes on" : "");
    }

    private static String words(ModelElementInstance element) {
        return element.getElementType()
                .getTypeName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static String documentation(BaseElement element) {
        return element.getDocumentations().stream()
                .map(text -> text.getTextContent().strip())
                .collect(Collectors.joining(" "));
    }

    @Test
    void lintRulesAreDescribedAsTheLinterHasThem() throws IOException {
        String rows = ProtocolLinter.refused().entrySet().stream()
                .map(rule -> "| `%s` | %s | %s |\n"
                        .formatted(
                                rule.getKey(),
                                rule.getValue().refuses(),
                                rule.getValue().mend()))
                .collect(Collectors.joining());
        String not = ProtocolLinter.notChecked().entrySet().stream()
                .map(rule -> "- **%s**: %s.\n".formatted(rule.getKey(), rule.getValue()))
                .collect(Collectors.joining());
        isUpToDate("linter.md", WRITTEN + """
                # Lint rules

                What the linter refuses, at `consilium lint`, at start-up and whenever a protocol is deployed. It is an allow-list: what it
                does not know it refuses. How to use it: [check a protocol before you deploy it](../how-to/check-a-protocol.md).

                `L` rules keep a protocol safe, `D` rules keep diagrams and code together. Every finding names the rule, the file, the
                element and its line, says what is wrong there, and how to mend it; all of them are errors, since nothing with a finding
                is deployed.

                | rule | refuses | to mend it |
                |---|---|---|
                """ + rows + """

                ## Not checked

                """ + not);
    }

    @Test
    void deidentificationIsDescribedAsItsTablesAre() throws IOException {
        isUpToDate("deidentification.md", WRITTEN + DeidentificationReference.page());
    }

    private static String section(String bean, Verb verb) {
        StringBuilder section =
                new StringBuilder("\n## %s\n\n`%s`. %s\n\n".formatted(verb.name(), bean, verb.description()));
        if (!verb.parameters().isEmpty()) {
            section.append("| parameter | type | default | meaning |\n|---|---|---|---|\n");
            verb.parameters()
                    .forEach(p -> section.append("| `%s` | %s | `%s` | %s |\n"
                            .formatted(p.name(), type(p), p.defaultValue(), p.description())));
            section.append('\n');
        }
        String raises =
                verb.raises().stream().map(error -> "`" + error.code() + "`").collect(Collectors.joining(", "));
        return section.append("Reads %s; writes %s%s.\n"
                        .formatted(
                                names(verb.reads()),
                                names(verb.writes()),
                                raises.isEmpty() ? "" : "; raises " + raises + ", which the diagram has to catch"))
                .toString();
    }

    private static String type(Verb.ParameterDescription parameter) {
        return parameter.choices().isEmpty()
                ? parameter.type()
                : parameter.choices().stream().map(choice -> "`" + choice + "`").collect(Collectors.joining(", "));
    }

    private static String names(List<ProcessVariable<?>> variables) {
        return variables.isEmpty()
                ? "nothing"
                : variables.stream()
                        .map(variable -> "`" + variable.name() + "`")
                        .collect(Collectors.joining(", "));
    }

    private static String row(ProcessVariable<?> variable) {
        String bound = variable.maximum() == null ? "" : ", at most " + variable.maximum();
        return "| `%s` | %s%s | %s |\n"
                .formatted(variable.name(), variable.type().getSimpleName(), bound, variable.meaning());
    }

    static void isUpToDate(String name, String page) throws IOException {
        Path file = REFERENCE.resolve(name);
        if (Boolean.getBoolean("consilium.docs.write")) {
            Files.writeString(file, page);
        }
        assertThat(file).as("run ./dev docs").content().isEqualTo(page);
    }
}
