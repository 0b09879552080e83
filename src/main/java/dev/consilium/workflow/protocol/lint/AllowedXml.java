package dev.consilium.workflow.protocol.lint;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The elements and attributes a diagram or table may hold. Whatever a rule of its own refuses is left to that rule's words. */
final class AllowedXml {

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("http://www.omg.org/spec/BPMN/20100524/MODEL", ""),
            Map.entry("http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi:"),
            Map.entry("http://www.omg.org/spec/DD/20100524/DC", "dc:"),
            Map.entry("http://www.omg.org/spec/DD/20100524/DI", "di:"),
            Map.entry("http://camunda.org/schema/1.0/bpmn", "camunda:"),
            Map.entry("http://camunda.org/schema/1.0/dmn", "camunda:"),
            Map.entry("http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc:"),
            Map.entry("http://www.omg.org/spec/BPMN/non-normative/color/1.0", "color:"),
            Map.entry("http://camunda.org/schema/modeler/1.0", "modeler:"),
            Map.entry("http://www.w3.org/2001/XMLSchema-instance", "xsi:"),
            Map.entry("https://www.omg.org/spec/DMN/20191111/MODEL/", ""),
            Map.entry("https://www.omg.org/spec/DMN/20191111/DMNDI/", "dmndi:"),
            Map.entry("http://bpmn.io/schema/dmn/biodi/2.0", "biodi:"),
            Map.entry("http://www.omg.org/spec/DMN/20180521/DC/", "dc:"),
            Map.entry("http://www.omg.org/spec/DMN/20180521/DI/", "di:"));

    private static final Map<String, Set<String>> DIAGRAM = table("""
            definitions id name targetNamespace exporter exporterVersion modeler:executionPlatform \
            modeler:executionPlatformVersion xsi:schemaLocation
            message id name
            error id name errorCode camunda:errorMessage
            escalation id name escalationCode
            process id name isExecutable camunda:historyTimeToLive camunda:versionTag
            documentation id textFormat
            extensionElements
            incoming
            outgoing
            startEvent id name camunda:asyncBefore camunda:asyncAfter
            endEvent id name camunda:asyncBefore
            intermediateCatchEvent id name camunda:asyncBefore camunda:asyncAfter camunda:modelerTemplate
            intermediateThrowEvent id name camunda:asyncBefore camunda:asyncAfter
            boundaryEvent id name attachedToRef cancelActivity camunda:asyncAfter
            messageEventDefinition id messageRef
            timerEventDefinition id
            errorEventDefinition id errorRef
            escalationEventDefinition id escalationRef
            terminateEventDefinition id
            timeDuration id xsi:type
            timeCycle id xsi:type
            timeDate id xsi:type
            serviceTask id name default camunda:delegateExpression camunda:asyncBefore camunda:asyncAfter \
            camunda:exclusive camunda:modelerTemplate camunda:modelerTemplateVersion
            userTask id name camunda:formRef camunda:formRefBinding camunda:candidateGroups camunda:assignee \
            camunda:dueDate camunda:priority camunda:asyncBefore camunda:asyncAfter camunda:modelerTemplate
            businessRuleTask id name camunda:decisionRef camunda:decisionRefBinding camunda:asyncBefore \
            camunda:asyncAfter camunda:modelerTemplate
            callActivity id name calledElement camunda:calledElementBinding camunda:asyncBefore camunda:asyncAfter \
            camunda:modelerTemplate
            subProcess id name camunda:asyncBefore camunda:asyncAfter
            exclusiveGateway id name default camunda:asyncBefore gatewayDirection
            inclusiveGateway id name default camunda:asyncBefore gatewayDirection
            parallelGateway id name camunda:asyncBefore gatewayDirection
            eventBasedGateway id name
            sequenceFlow id name sourceRef targetRef
            conditionExpression id xsi:type
            multiInstanceLoopCharacteristics id isSequential camunda:asyncBefore camunda:asyncAfter
            loopCardinality id xsi:type
            completionCondition id xsi:type
            textAnnotation id textFormat
            text
            association id sourceRef targetRef associationDirection
            camunda:inputOutput
            camunda:inputParameter name
            camunda:outputParameter name
            camunda:failedJobRetryTimeCycle
            camunda:in source target
            camunda:out source target
            bpmndi:BPMNDiagram id name
            bpmndi:BPMNPlane id bpmnElement
            bpmndi:BPMNShape id bpmnElement isMarkerVisible isExpanded isHorizontal bioc:stroke bioc:fill \
            color:background-color color:border-color
            bpmndi:BPMNEdge id bpmnElement bioc:stroke bioc:fill color:background-color color:border-color
            bpmndi:BPMNLabel id color:color
            dc:Bounds x y width height
            di:waypoint x y
            """);

    private static final Map<String, Set<String>> TABLE = table("""
            definitions id name namespace exporter exporterVersion modeler:executionPlatform \
            modeler:executionPlatformVersion
            decision id name camunda:historyTimeToLive camunda:versionTag
            description
            question
            allowedAnswers
            decisionTable id hitPolicy biodi:annotationsWidth
            input id label biodi:width
            inputExpression id typeRef
            inputValues id
            output id label name typeRef biodi:width
            outputValues id
            rule id
            inputEntry id
            outputEntry id
            text
            dmndi:DMNDI
            dmndi:DMNDiagram id
            dmndi:DMNShape id dmnElementRef
            dc:Bounds x y width height
            """);

    /** Refused by other rules, each in its own words. */
    private static final Set<String> REFUSED_ELSEWHERE = Set.of(
            ("scriptTask script camunda:script camunda:executionListener camunda:taskListener sendTask receiveTask"
                            + " manualTask task camunda:connector camunda:field camunda:formData transaction adHocSubProcess"
                            + " compensateEventDefinition collaboration signal signalEventDefinition standardLoopCharacteristics")
                    .split(" "));

    private static final Set<String> REFUSED_ATTRIBUTES =
            Set.of(("camunda:class camunda:expression camunda:type camunda:topic camunda:formKey camunda:resource"
                            + " camunda:variableMappingClass camunda:variableMappingDelegateExpression camunda:collection"
                            + " camunda:elementVariable camunda:candidateUsers triggeredByEvent isForCompensation variables"
                            + " businessKey language scriptFormat expressionLanguage camunda:caseRef")
                    .split(" "));

    private AllowedXml() {}

    static Optional<String> prefix(String namespace) {
        return Optional.ofNullable(PREFIXES.get(namespace));
    }

    static boolean knows(XmlElement element) {
        return allowed(element).containsKey(element.name()) || isRefusedElsewhere(element);
    }

    static boolean isRefusedElsewhere(XmlElement element) {
        return REFUSED_ELSEWHERE.contains(element.name());
    }

    static boolean knows(XmlElement element, String attribute) {
        return isRefusedElsewhere(element)
                || REFUSED_ATTRIBUTES.contains(attribute)
                || allowed(element).getOrDefault(element.name(), Set.of()).contains(attribute);
    }

    private static Map<String, Set<String>> allowed(XmlElement element) {
        return element.file().endsWith(".dmn") ? TABLE : DIAGRAM;
    }

    private static Map<String, Set<String>> table(String lines) {
        return lines.lines()
                .map(line -> line.split(" "))
                .collect(Collectors.toUnmodifiableMap(
                        words -> words[0],
                        words -> Arrays.stream(words).skip(1).collect(Collectors.toUnmodifiableSet())));
    }
}
