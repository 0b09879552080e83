package dev.consilium.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.workflow.engine.TestEngine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DecisionOutputsTest {

    private final List<Object> events = new ArrayList<>();
    private final TestEngine test = new TestEngine(Map.of(), new DecisionOutputs(events::add));

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void becomeVariablesOfTheSameNamesAndAnEvent() {
        deploy("readersToAdd", "3");
        String instance = start();
        assertThat(test.engine().getRuntimeService().getVariable(instance, "readersToAdd"))
                .isEqualTo(3);
        assertThat(events).singleElement().isInstanceOfSatisfying(DecisionTaken.class, event -> {
            assertThat(event.subjectId()).isEqualTo("case-1");
            assertThat(event.facts()).containsEntry("out.readersToAdd", "3").containsEntry("in.readingCount", "2");
        });
    }

    @Test
    void leaveNoSerialisedObjectBehind() {
        deploy("readersToAdd", "3");
        start();
        assertThat(test.engine()
                        .getRuntimeService()
                        .createVariableInstanceQuery()
                        .disableCustomObjectDeserialization()
                        .list())
                .allSatisfy(variable ->
                        assertThat(variable.getTypeName()).isIn("string", "integer", "double", "boolean", "null"));
    }

    @Test
    void refuseAnOutputOutsideTheVocabularyAndAValueOverItsBound() {
        deploy("madeUp", "3");
        assertThatThrownBy(this::start).hasMessageContaining("madeUp");
        deploy("readersToAdd", "21");
        assertThatThrownBy(this::start).hasMessageContaining("at most 20");
    }

    private String start() {
        return test.engine()
                .getRuntimeService()
                .startProcessInstanceByKey(
                        "TableProcess", Map.of("caseId", "case-1", "projectId", "project-1", "readingCount", 2))
                .getId();
    }

    private void deploy(String output, String value) {
        String bpmn = """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
                  <process id="TableProcess" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="StartEvent_A"/>
                    <sequenceFlow id="Flow_1" sourceRef="StartEvent_A" targetRef="Task_Decide"/>
                    <businessRuleTask id="Task_Decide" camunda:decisionRef="table" camunda:decisionRefBinding="deployment"/>
                    <sequenceFlow id="Flow_2" sourceRef="Task_Decide" targetRef="Task_Wait"/>
                    <userTask id="Task_Wait"/>
                  </process>
                </definitions>""";
        String dmn = """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="t">
                  <decision id="table" name="table"><decisionTable id="t" hitPolicy="FIRST">
                    <input id="i"><inputExpression id="ie" typeRef="integer"><text>readingCount</text></inputExpression></input>
                    <output id="o" name="%s" typeRef="integer"/>
                    <rule id="r"><inputEntry id="e"><text>&gt; 1</text></inputEntry>
                      <outputEntry id="oe"><text>%s</text></outputEntry></rule>
                  </decisionTable></decision>
                </definitions>""".formatted(output, value);
        test.engine()
                .getRepositoryService()
                .createDeployment()
                .addInputStream("t.bpmn", bytes(bpmn))
                .addInputStream("t.dmn", bytes(dmn))
                .deploy();
    }

    private static java.io.InputStream bytes(String text) {
        return new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
