package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

/** The diagram of finding-consensus with the audit called between feedback and release, where it does not call it itself. */
final class AuditedDiagram {

    private static final String CALL = """
                <bpmn:callActivity id="CallActivity_QualityAudit" name="Quality audit" calledElement="QualityAuditProcess" camunda:calledElementBinding="deployment">
                  <bpmn:documentation>The ground truth is audited before its release.</bpmn:documentation>
                  <bpmn:extensionElements>
                    <camunda:in source="caseId" target="caseId" />
                    <camunda:in source="projectId" target="projectId" />
                    <camunda:out source="auditVerdict" target="auditVerdict" />
                    <camunda:out source="readingsToRework" target="readingsToRework" />
                  </bpmn:extensionElements>
                  <bpmn:incoming>Flow_GiveFeedback_QualityAudit</bpmn:incoming>
                  <bpmn:outgoing>Flow_QualityAudit_Audited</bpmn:outgoing>
                </bpmn:callActivity>
                <bpmn:exclusiveGateway id="Gateway_Audited" name="Does it stand?" default="Flow_Audited_CloseCase">
                  <bpmn:documentation>What failed is read once more by others.</bpmn:documentation>
                  <bpmn:incoming>Flow_QualityAudit_Audited</bpmn:incoming>
                  <bpmn:outgoing>Flow_Audited_CloseCase</bpmn:outgoing>
                  <bpmn:outgoing>Flow_Audited_ReopenCase</bpmn:outgoing>
                </bpmn:exclusiveGateway>
                <bpmn:serviceTask id="Task_ReopenCase" name="Reopen case" camunda:delegateExpression="${reopenCaseDelegate}">
                  <bpmn:documentation>The readings so far count no more.</bpmn:documentation>
                  <bpmn:incoming>Flow_Audited_ReopenCase</bpmn:incoming>
                  <bpmn:outgoing>Flow_ReopenCase_Staffing</bpmn:outgoing>
                </bpmn:serviceTask>
            """;

    private static final String FLOWS = """
                <bpmn:sequenceFlow id="Flow_GiveFeedback_QualityAudit" sourceRef="Task_GiveFeedback" targetRef="CallActivity_QualityAudit" />
                <bpmn:sequenceFlow id="Flow_QualityAudit_Audited" sourceRef="CallActivity_QualityAudit" targetRef="Gateway_Audited" />
                <bpmn:sequenceFlow id="Flow_Audited_CloseCase" name="yes" sourceRef="Gateway_Audited" targetRef="Task_CloseCase" />
                <bpmn:sequenceFlow id="Flow_Audited_ReopenCase" name="no" sourceRef="Gateway_Audited" targetRef="Task_ReopenCase">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${auditVerdict == 'failed'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="Flow_ReopenCase_Staffing" sourceRef="Task_ReopenCase" targetRef="Task_Staffing" />
            """;

    private AuditedDiagram() {}

    static byte[] of(String shipped) {
        String text = shipped.replace("FindingConsensusProcess", "AuditedConsensusProcess");
        if (text.contains("calledElement=\"QualityAuditProcess\"")) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        text = put(
                text,
                "<bpmn:outgoing>Flow_GiveFeedback_CloseCase</bpmn:outgoing>",
                "<bpmn:outgoing>Flow_GiveFeedback_QualityAudit</bpmn:outgoing>");
        text = put(
                text,
                "<bpmn:incoming>Flow_GiveFeedback_CloseCase</bpmn:incoming>",
                "<bpmn:incoming>Flow_Audited_CloseCase</bpmn:incoming>");
        text = put(
                text,
                "<bpmn:incoming>Flow_CaseReady_Staffing</bpmn:incoming>",
                "<bpmn:incoming>Flow_CaseReady_Staffing</bpmn:incoming><bpmn:incoming>Flow_ReopenCase_Staffing</bpmn:incoming>");
        text = put(
                text,
                "    <bpmn:serviceTask id=\"Task_CloseCase\"",
                CALL + "    <bpmn:serviceTask id=\"Task_CloseCase\"");
        text = put(
                text,
                "    <bpmn:sequenceFlow id=\"Flow_GiveFeedback_CloseCase\" sourceRef=\"Task_GiveFeedback\" targetRef=\"Task_CloseCase\" />",
                FLOWS);
        int edge = text.indexOf("<bpmndi:BPMNEdge id=\"Flow_GiveFeedback_CloseCase_di\"");
        int end = text.indexOf("</bpmndi:BPMNEdge>", edge) + "</bpmndi:BPMNEdge>".length();
        return (text.substring(0, edge) + drawing() + text.substring(end)).getBytes(StandardCharsets.UTF_8);
    }

    private static String put(String text, String what, String instead) {
        assertThat(text).contains(what);
        return text.replace(what, instead);
    }

    private static String drawing() {
        StringBuilder drawing = new StringBuilder();
        String[] shapes = {"CallActivity_QualityAudit", "Gateway_Audited", "Task_ReopenCase"};
        for (int i = 0; i < shapes.length; i++) {
            drawing.append(
                    "<bpmndi:BPMNShape id=\"%s_di\" bpmnElement=\"%s\"><dc:Bounds x=\"%d\" y=\"900\" width=\"100\" height=\"80\" /></bpmndi:BPMNShape>"
                            .formatted(shapes[i], shapes[i], 200 + 200 * i));
        }
        for (String flow : new String[] {
            "Flow_GiveFeedback_QualityAudit",
            "Flow_QualityAudit_Audited",
            "Flow_Audited_CloseCase",
            "Flow_Audited_ReopenCase",
            "Flow_ReopenCase_Staffing"
        }) {
            drawing.append(
                    "<bpmndi:BPMNEdge id=\"%s_di\" bpmnElement=\"%s\"><di:waypoint x=\"1\" y=\"1\" /><di:waypoint x=\"2\" y=\"2\" /></bpmndi:BPMNEdge>"
                            .formatted(flow, flow));
        }
        return drawing.toString();
    }
}
