package dev.consilium.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.workflow.delegate.Catalogue;
import dev.consilium.workflow.delegate.Verb;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import dev.consilium.workflow.protocol.ReusableSteps;
import dev.consilium.workflow.protocol.lint.LintFinding;
import dev.consilium.workflow.protocol.lint.ProtocolLinter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a designer drops is what the catalogue knows and the linter takes. */
class ElementTemplatesTest {

    private static final ProtocolLibrary LIBRARY = new ProtocolLibrary();
    private static final List<ElementTemplate> ALL = new ElementTemplates(new ReusableSteps(LIBRARY)).all();
    private static final ProtocolLinter LINTER = ProtocolLinter.standalone();

    @TestFactory
    Stream<DynamicTest> everyDelegateHasOneWithItsOwnParametersAndDefaults() {
        return Catalogue.described().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Verb verb = entry.getValue().verb();
                    List<ElementTemplate> named = ALL.stream()
                            .filter(template -> values(template, "camunda:delegateExpression")
                                    .contains("${" + entry.getKey() + "}"))
                            .toList();
                    assertThat(named).singleElement().satisfies(template -> {
                        assertThat(template.name()).isEqualTo(verb.name());
                        assertThat(parameters(template))
                                .containsExactlyElementsOf(verb.parameters().stream()
                                        .map(parameter -> parameter.name() + "=" + parameter.defaultValue())
                                        .toList());
                    });
                }));
    }

    @Test
    void aChoiceOffersWhatTheDelegateTakesAndTheVariablesThatShippedDiagramsTakeItFrom() {
        assertThat(named("Select staff").properties())
                .filteredOn(property -> "level".equals(property.binding().name()))
                .singleElement()
                .satisfies(level -> assertThat(level.choices())
                        .extracting(ElementTemplate.Choice::value)
                        .contains("annotator", "senior", "${readerLevel}"));
    }

    @Test
    void whatDesignersAskForIsThereUnderItsName() {
        assertThat(ALL)
                .extracting(ElementTemplate::name)
                .doesNotHaveDuplicates()
                .contains(
                        "Check image quality",
                        "Score agreement",
                        "Read image (blinded)",
                        "Specialist review",
                        "Arbitrate",
                        "Edge-case review",
                        "Quality audit",
                        "Decide by table");
        assertThat(ALL).extracting(ElementTemplate::id).doesNotHaveDuplicates();
    }

    @Test
    void aBlindedReadingIsTheOneOfTheShippedProtocols() {
        assertThat(new AppliedTemplate(named("Read image (blinded)"), "CallActivity_Reading").xml())
                .contains(
                        "calledElement=\"BlindedReadingProcess\" camunda:calledElementBinding=\"deployment\"",
                        "<camunda:in source=\"readerLevel\" target=\"readerLevel\" />",
                        ">${readersToAdd}</bpmn:loopCardinality>");
        assertThat(new AppliedTemplate(named("Arbitrate"), "CallActivity_Arbitrate").xml())
                .contains("<camunda:out source=\"ambiguous\" target=\"ambiguous\" />");
    }

    /** With the defaults: a parameter without one has to be filled in by the designer. */
    @TestFactory
    Stream<DynamicTest> whatIsDroppedLintsCleanOnThatElement() {
        return ALL.stream()
                .map(template -> DynamicTest.dynamicTest(template.name(), () -> {
                    String type = template.appliesTo().get(0).replaceFirst("^bpmn:(\\w+Task$)?", "");
                    String id = (type.isEmpty() ? "Task" : type) + "_Dropped";
                    boolean incomplete = parameters(template).stream().anyMatch(parameter -> parameter.endsWith("="));
                    assertThat(lint(new AppliedTemplate(template, id)))
                            .filteredOn(finding -> finding.element().equals(id))
                            .filteredOn(finding -> !WANTS_A_WHOLE_PROTOCOL.contains(finding.rule()))
                            .filteredOn(
                                    finding -> !(incomplete && finding.message().contains("parameter")))
                            .isEmpty();
                }));
    }

    /** What stands around the step in its diagram: what timers of tasks lead to, files beside it. */
    private static final List<String> WANTS_A_WHOLE_PROTOCOL = List.of("L21", "D07", "L08");

    private static List<LintFinding> lint(AppliedTemplate dropped) {
        String diagram = """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" \
                xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" \
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="Definitions_Dropped" targetNamespace="urn:consilium:protocol">
                  %s
                  <bpmn:process id="DroppedProcess" name="Dropped" isExecutable="true" camunda:historyTimeToLive="P2190D" camunda:versionTag="1.0.0">
                    <bpmn:startEvent id="StartEvent_Dropped" name="Begin" />
                    %s
                    <bpmn:endEvent id="EndEvent_Dropped" name="End" />
                    <bpmn:sequenceFlow id="Flow_Begin" sourceRef="StartEvent_Dropped" targetRef="%s" />
                    <bpmn:sequenceFlow id="Flow_End" sourceRef="%s" targetRef="EndEvent_Dropped" />
                  </bpmn:process>
                  <bpmndi:BPMNDiagram id="Diagram_Dropped"><bpmndi:BPMNPlane id="Plane_Dropped" bpmnElement="DroppedProcess">
                    <bpmndi:BPMNShape id="Shape_Dropped" bpmnElement="%s"><dc:Bounds x="0" y="0" width="100" height="80" /></bpmndi:BPMNShape>
                  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
                </bpmn:definitions>
                """.formatted(dropped.declared(), dropped.xml(), dropped.id(), dropped.id(), dropped.id());
        ProtocolFile file = new ProtocolFile("dropped.bpmn", diagram.getBytes(StandardCharsets.UTF_8));
        return LINTER.lintPart(new ProtocolBundle(
                "dropped",
                Stream.concat(
                                Stream.of(file),
                                LIBRARY.protocol("finding-consensus").files().stream()
                                        .filter(one -> !one.is("finding-consensus.bpmn")))
                        .toList()));
    }

    private static ElementTemplate named(String name) {
        return ALL.stream()
                .filter(template -> template.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Object> values(ElementTemplate template, String property) {
        return template.properties().stream()
                .filter(one -> property.equals(one.binding().name()))
                .<Object>map(ElementTemplate.Property::value)
                .toList();
    }

    private static List<String> parameters(ElementTemplate template) {
        return template.properties().stream()
                .filter(property -> property.binding().type().equals("camunda:inputParameter"))
                .map(property -> property.binding().name() + "=" + property.value())
                .toList();
    }
}
