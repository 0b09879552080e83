package dev.consilium.studio;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a draft begins with that begins with nothing: a start, an end, one class and a page to write on. */
final class EmptyProtocol {

    private static final String DIAGRAM = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="Definitions_%1$s" targetNamespace="urn:consilium:protocol" modeler:executionPlatform="Camunda Platform" modeler:executionPlatformVersion="7.24.0">
              <bpmn:process id="%1$s" name="%2$s" isExecutable="true" camunda:historyTimeToLive="P2190D" camunda:versionTag="0.1.0">
                <bpmn:documentation>What this protocol is for.</bpmn:documentation>
                <bpmn:startEvent id="StartEvent_CaseReady" name="Case ready">
                  <bpmn:documentation>A de-identified, checked series became a case.</bpmn:documentation>
                  <bpmn:outgoing>Flow_CaseReady_CaseClosed</bpmn:outgoing>
                </bpmn:startEvent>
                <bpmn:sequenceFlow id="Flow_CaseReady_CaseClosed" sourceRef="StartEvent_CaseReady" targetRef="EndEvent_CaseClosed" />
                <bpmn:endEvent id="EndEvent_CaseClosed" name="Case done">
                  <bpmn:documentation>The case is closed.</bpmn:documentation>
                  <bpmn:incoming>Flow_CaseReady_CaseClosed</bpmn:incoming>
                </bpmn:endEvent>
              </bpmn:process>
              <bpmndi:BPMNDiagram id="Diagram_%1$s">
                <bpmndi:BPMNPlane id="Plane_%1$s" bpmnElement="%1$s">
                  <bpmndi:BPMNShape id="StartEvent_CaseReady_di" bpmnElement="StartEvent_CaseReady">
                    <dc:Bounds x="160" y="200" width="36" height="36" />
                    <bpmndi:BPMNLabel><dc:Bounds x="148" y="243" width="60" height="14" /></bpmndi:BPMNLabel>
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="EndEvent_CaseClosed_di" bpmnElement="EndEvent_CaseClosed">
                    <dc:Bounds x="420" y="200" width="36" height="36" />
                    <bpmndi:BPMNLabel><dc:Bounds x="411" y="243" width="54" height="14" /></bpmndi:BPMNLabel>
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNEdge id="Flow_CaseReady_CaseClosed_di" bpmnElement="Flow_CaseReady_CaseClosed">
                    <di:waypoint x="196" y="218" />
                    <di:waypoint x="420" y="218" />
                  </bpmndi:BPMNEdge>
                </bpmndi:BPMNPlane>
              </bpmndi:BPMNDiagram>
            </bpmn:definitions>
            """;

    private static final String SCHEMA = """
            {
              "title": %s,
              "classes": [
                { "code": "normal", "name": "Normal", "kind": "finding", "exclusive": true, "critical": false }
              ]
            }
            """;

    private static final String GUIDELINE = """
            # %s

            What readers are asked, in one paragraph.

            ## How to read a case

            1. Look through all images once before you decide.

            ## What counts

            | class | it is this when | it is not this when |
            |---|---|---|
            | **Normal** | nothing below applies | |

            ## Borderline cases

            What people will be unsure about, and what to do then.
            """;

    private EmptyProtocol() {}

    static List<ProtocolFile> files(String key, String name) {
        String process = ProtocolLibrary.processOf(key);
        return List.of(
                file(key + ".bpmn", DIAGRAM.formatted(process, escaped(name))),
                file("schema.json", SCHEMA.formatted(quoted(name))),
                file("guideline.md", GUIDELINE.formatted(name.replaceAll("[\\r\\n]+", " "))));
    }

    private static ProtocolFile file(String name, String text) {
        return new ProtocolFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String quoted(String text) {
        return new TextNode(text).toString();
    }
}
