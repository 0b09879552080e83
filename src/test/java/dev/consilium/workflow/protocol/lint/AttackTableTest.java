package dev.consilium.workflow.protocol.lint;

import static dev.consilium.workflow.protocol.lint.BaseProtocol.AUDIT;
import static dev.consilium.workflow.protocol.lint.BaseProtocol.PROTOCOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.workflow.delegate.ProtocolDelegate;
import dev.consilium.workflow.delegate.Verb;
import dev.consilium.workflow.engine.TestEngine;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolFile;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What ran on the engine as it comes, tried twice on ours: as part of a protocol the linter refuses it, and deployed behind the
 * linter's back the engine refuses it or does not run it. A marker property would show that something ran.
 */
class AttackTableTest {

    static final String MARKER = "consilium.attack.table";
    private static final String FOR_NAME = "${''.getClass().forName('java.lang.System').getMethod('setProperty',"
            + "''.getClass(),''.getClass()).invoke(null,'" + MARKER + "','yes')}";
    private static final String SCORE = "camunda:delegateExpression=\"${scoreAgreementDelegate}\"";
    private static final String ACCEPTS = "${route == 'accept'}";

    private static TestEngine test;

    /** @param linted what it is in a protocol; @param deployed a step {@code Task_A} of a bare process, empty where a file says all */
    record Attack(String name, Consumer<BaseProtocol> linted, String deployed) {}

    @BeforeAll
    static void startEngine() {
        test = new TestEngine(Map.of("innocentDelegate", new Innocent()));
    }

    @AfterAll
    static void stopEngine() {
        test.close();
    }

    @AfterEach
    void nothingRan() {
        assertThat(System.getProperty(MARKER)).isNull();
    }

    static Stream<Attack> attacks() {
        return Stream.of(
                        reached("forName", FOR_NAME),
                        reached("jdbcTemplate", "${jdbcTemplate.execute('drop table x')}"),
                        reached("environment", "${environment.systemProperties}"),
                        reached("systemProperties", "${systemProperties['java.home']}"),
                        reached("the engine's services", "${execution.getProcessEngineServices().getRuntimeService()}"),
                        Stream.of(
                                step("a class", "camunda:class=\"java.lang.Object\"", ""),
                                step("a shell", "camunda:type=\"shell\"", ""),
                                step(
                                        "a connector",
                                        "camunda:delegateExpression=\"${innocentDelegate}\"",
                                        "<extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></extensionElements>"),
                                step(
                                        "a script in a listener",
                                        "camunda:delegateExpression=\"${innocentDelegate}\"",
                                        "<extensionElements><camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"javascript\">1</camunda:script></camunda:executionListener></extensionElements>"),
                                new Attack(
                                        "a script task",
                                        p -> p.insert(
                                                PROTOCOL,
                                                "Flow_Score_Consensus",
                                                "Task_Consensus",
                                                "Task_Script",
                                                "<scriptTask id=\"Task_Script\" name=\"n\" scriptFormat=\"javascript\"><script>1</script></scriptTask>"),
                                        "<scriptTask id=\"Task_A\" scriptFormat=\"javascript\"><script>1</script></scriptTask>"),
                                new Attack(
                                        "a class that maps variables",
                                        p -> p.change(
                                                PROTOCOL,
                                                "calledElement=\"QualityAuditProcess\"",
                                                "calledElement=\"QualityAuditProcess\" camunda:variableMappingClass=\"x.Y\""),
                                        "<callActivity id=\"Task_A\" calledElement=\"x\" camunda:variableMappingClass=\"x.Y\" />"),
                                new Attack(
                                        "an embedded form",
                                        p -> p.change(
                                                AUDIT,
                                                "camunda:formRef=\"audit\"",
                                                "camunda:formKey=\"embedded:app:x.html\""),
                                        "<userTask id=\"Task_A\" camunda:formKey=\"embedded:app:x.html\" />"),
                                new Attack(
                                        "2000 instances",
                                        p -> p.change(PROTOCOL, ">${readersToAdd}<", ">2000<"),
                                        "<userTask id=\"Task_A\"><multiInstanceLoopCharacteristics><loopCardinality>2000</loopCardinality></multiInstanceLoopCharacteristics></userTask>"),
                                flood("R/PT1S"),
                                flood("R1000000/PT1M"),
                                flood("R9/PT0S"),
                                new Attack(
                                        "2000 nested sub-processes",
                                        p -> p.add(PROTOCOL, nested("SubProcess_N")),
                                        nested("Task_")),
                                new Attack(
                                        "a circle without a pause",
                                        p -> p.change(
                                                PROTOCOL,
                                                "id=\"Flow_Route_Ask\" sourceRef=\"Gateway_Route\" targetRef=\"Gateway_Ask\"",
                                                "id=\"Flow_Route_Ask\" sourceRef=\"Gateway_Route\" targetRef=\"Task_Score\""),
                                        "<exclusiveGateway id=\"Task_A\" /><sequenceFlow id=\"f\" sourceRef=\"Task_A\" targetRef=\"Task_B\" /><exclusiveGateway id=\"Task_B\" /><sequenceFlow id=\"g\" sourceRef=\"Task_B\" targetRef=\"Task_A\" />")))
                .flatMap(attacks -> attacks);
    }

    /** An expression at every place where one is evaluated. */
    private static Stream<Attack> reached(String what, String payload) {
        String value = payload.replace("\"", "&quot;");
        return Stream.of(
                step("in a service task: " + what, "camunda:expression=\"" + value + "\"", ""),
                step(
                        "in a listener: " + what,
                        "camunda:delegateExpression=\"${innocentDelegate}\"",
                        "<extensionElements><camunda:executionListener event=\"start\" expression=\"" + value
                                + "\" /></extensionElements>"),
                new Attack(
                        "in a parameter: " + what,
                        p -> p.change(PROTOCOL, ">majority<", ">" + value + "<"),
                        "<serviceTask id=\"Task_A\" camunda:delegateExpression=\"${innocentDelegate}\"><extensionElements><camunda:inputOutput><camunda:inputParameter name=\"x\">"
                                + value
                                + "</camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>"),
                new Attack(
                        "in a condition: " + what,
                        p -> p.change(PROTOCOL, ACCEPTS, value),
                        "<exclusiveGateway id=\"Task_A\" /><sequenceFlow id=\"f\" sourceRef=\"Task_A\" targetRef=\"EndEvent_Y\"><conditionExpression xsi:type=\"tFormalExpression\">"
                                + value + "</conditionExpression></sequenceFlow><endEvent id=\"EndEvent_Y\" />"),
                new Attack(
                        "as number of instances: " + what,
                        p -> p.change(PROTOCOL, ">${readersToAdd}<", ">" + value + "<"),
                        "<userTask id=\"Task_A\"><multiInstanceLoopCharacteristics><loopCardinality>" + value
                                + "</loopCardinality></multiInstanceLoopCharacteristics></userTask>"),
                new Attack(
                        "as due date: " + what,
                        p -> p.change(AUDIT, "camunda:dueDate=\"P7D\"", "camunda:dueDate=\"" + value + "\""),
                        "<userTask id=\"Task_A\" camunda:dueDate=\"" + value + "\" />"),
                new Attack(
                        "as timer: " + what,
                        p -> p.change(AUDIT, ">P5D<", ">" + value + "<"),
                        "<intermediateCatchEvent id=\"Task_A\"><timerEventDefinition><timeDuration>" + value
                                + "</timeDuration></timerEventDefinition></intermediateCatchEvent>"));
    }

    private static Attack step(String what, String attribute, String inside) {
        String linted = attribute.replace("innocentDelegate", "scoreAgreementDelegate");
        return new Attack(
                what,
                p -> p.change(PROTOCOL, SCORE + " />", linted + ">" + inside + "</serviceTask>"),
                "<serviceTask id=\"Task_A\" " + attribute + ">" + inside + "</serviceTask>");
    }

    private static Attack flood(String cycle) {
        return new Attack(
                "a flood of timers " + cycle,
                p -> p.change(
                        AUDIT,
                        "<timeDuration xsi:type=\"tFormalExpression\">P5D</timeDuration>",
                        "<timeCycle>" + cycle + "</timeCycle>"),
                "<userTask id=\"Task_A\" /><boundaryEvent id=\"B\" cancelActivity=\"false\" attachedToRef=\"Task_A\"><timerEventDefinition><timeCycle>"
                        + cycle + "</timeCycle></timerEventDefinition></boundaryEvent>");
    }

    private static String nested(String prefix) {
        return IntStream.range(0, 2000)
                        .mapToObj(i -> "<subProcess id=\"" + prefix + (i == 0 && prefix.equals("Task_") ? "A" : i)
                                + "\" name=\"n\">")
                        .collect(Collectors.joining())
                + "</subProcess>".repeat(2000);
    }

    @TestFactory
    Stream<DynamicTest> theLinterRefusesIt() {
        ProtocolLinter linter = ProtocolLinter.standalone();
        return attacks()
                .map(attack -> DynamicTest.dynamicTest(attack.name(), () -> {
                    BaseProtocol protocol = new BaseProtocol();
                    attack.linted().accept(protocol);
                    assertThat(linter.lint(protocol.bundles())).isNotEmpty().noneMatch(finding -> finding.message()
                            .startsWith(ProtocolLinter.NOT_UNDERSTOOD));
                }));
    }

    @TestFactory
    Stream<DynamicTest> theEngineDoesNotRunIt() {
        return attacks()
                .map(attack -> DynamicTest.dynamicTest(attack.name(), () -> {
                    assertThatThrownBy(() -> {
                                deploy("attack.bpmn", process(attack.deployed()));
                                test.engine().getRuntimeService().startProcessInstanceByKey("AttackProcess");
                            })
                            .isInstanceOf(ProcessEngineException.class);
                    assertThat(System.getProperty(MARKER)).isNull();
                }));
    }

    /** What would exhaust the engine is refused for what it is, before the engine parses it. */
    @TestFactory
    Stream<DynamicTest> theEngineRefusesItAsTooMuch() {
        return attacks()
                .filter(attack -> attack.name().matches("2000.*|a flood.*|a circle.*"))
                .map(attack -> DynamicTest.dynamicTest(
                        attack.name(), () -> assertThatThrownBy(() -> deploy("attack.bpmn", process(attack.deployed())))
                                .hasMessageContaining("DIAGRAM_REFUSED")));
    }

    @Test
    void whatIsHarmlessRuns() {
        deploy(
                "harmless.bpmn",
                process(
                                "<userTask id=\"Task_A\"><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></userTask>"
                                        + "<boundaryEvent id=\"B\" cancelActivity=\"false\" attachedToRef=\"Task_A\"><timerEventDefinition><timeCycle>R3/P1D</timeCycle></timerEventDefinition></boundaryEvent>")
                        .replace("AttackProcess", "HarmlessProcess"));
        test.engine().getRuntimeService().startProcessInstanceByKey("HarmlessProcess");
        assertThat(test.engine()
                        .getTaskService()
                        .createTaskQuery()
                        .processDefinitionKey("HarmlessProcess")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void aDoctypeIsRefusedByBoth() {
        String doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        BaseProtocol protocol = new BaseProtocol().changeFile(PROTOCOL, "<definitions ", doctype + "<definitions ");
        assertThat(ProtocolLinter.standalone().lint(protocol.bundles()))
                .extracting(LintFinding::rule)
                .containsOnly("L02");
        assertThatThrownBy(() -> deploy("attack.bpmn", doctype + process("<userTask id=\"Task_A\" />")))
                .isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void anExpressionInATableIsRefusedByTheLinterAndReachesNothing() {
        String table = """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d" namespace="urn:x">
                <decision id="attack" name="attack" camunda:historyTimeToLive="P1D"><decisionTable id="t" hitPolicy="FIRST">
                <input id="i"><inputExpression id="ie" typeRef="string" expressionLanguage="juel"><text>%s</text></inputExpression></input>
                <output id="o" name="route" typeRef="string" /><rule id="r"><inputEntry id="e"><text></text></inputEntry>
                <outputEntry id="oe" expressionLanguage="juel"><text>%s</text></outputEntry></rule></decisionTable></decision></definitions>""".formatted(FOR_NAME, FOR_NAME);
        assertThat(ProtocolLinter.standalone()
                        .lintPart(new ProtocolBundle("attack", List.of(new ProtocolFile("attack.dmn", bytes(table))))))
                .extracting(LintFinding::rule)
                .contains("L10");
        deploy("attack.dmn", table);
        assertThatThrownBy(() ->
                        test.engine().getDecisionService().evaluateDecisionTableByKey("attack", Map.of("route", "x")))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void aVariableOfAnyClassIsRefused() {
        deploy("attack.bpmn", process("<userTask id=\"Task_A\" />"));
        for (String format : List.of("application/json", "application/x-java-serialized-object", "application/xml")) {
            assertThatThrownBy(() -> {
                        var instance = test.engine()
                                .getRuntimeService()
                                .startProcessInstanceByKey(
                                        "AttackProcess",
                                        Map.of(
                                                "x",
                                                Variables.serializedObjectValue("{}")
                                                        .serializationDataFormat(format)
                                                        .objectTypeName("java.lang.ProcessBuilder")
                                                        .create()));
                        test.engine().getRuntimeService().getVariable(instance.getId(), "x");
                    })
                    .as(format)
                    .isInstanceOf(ProcessEngineException.class);
        }
    }

    @Test
    void anExpressionInAQueryIsRefused() {
        assertThatThrownBy(() -> test.engine()
                        .getTaskService()
                        .createTaskQuery()
                        .or()
                        .taskAssigneeExpression(FOR_NAME)
                        .endOr()
                        .list())
                .isInstanceOf(RuntimeException.class);
    }

    private static void deploy(String name, String content) {
        test.engine()
                .getRepositoryService()
                .createDeployment()
                .addInputStream(name, new ByteArrayInputStream(bytes(content)))
                .deploy();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String process(String step) {
        return "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\""
                + " xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" targetNamespace=\"attack\">"
                + "<process id=\"AttackProcess\" isExecutable=\"true\" camunda:historyTimeToLive=\"P1D\">"
                + "<startEvent id=\"StartEvent_A\" /><sequenceFlow id=\"Flow_1\" sourceRef=\"StartEvent_A\" targetRef=\"Task_A\" />"
                + step + "</process></definitions>";
    }

    private static final class Innocent implements ProtocolDelegate {

        @Override
        public Verb verb() {
            return new Verb("Innocent", "Does nothing.", List.of(), List.of(), List.of());
        }

        @Override
        public void execute(DelegateExecution execution) {}
    }
}
