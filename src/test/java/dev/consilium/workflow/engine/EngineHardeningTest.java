package dev.consilium.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.workflow.delegate.ProtocolDelegate;
import dev.consilium.workflow.delegate.Verb;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** C-02 and C-03: payloads that ran on the default engine do nothing on ours; a marker property would show that one ran. */
class EngineHardeningTest {

    private static final String MARKER = "consilium.attack.ran";
    private static final String SET_MARKER = "''.getClass().forName('java.lang.System').getMethod('setProperty',"
            + "''.getClass(),''.getClass()).invoke(null,'" + MARKER + "','yes')";

    private static TestEngine test;

    @BeforeAll
    static void startEngine() {
        test = new TestEngine(Map.of("innocentDelegate", new Innocent()));
    }

    @AfterAll
    static void stopEngine() {
        test.close();
    }

    @BeforeEach
    @AfterEach
    void clearMarker() {
        System.clearProperty(MARKER);
    }

    static Stream<String> payloads() {
        return Stream.of(
                SET_MARKER,
                "''.class.forName('java.lang.Runtime').getRuntime().exec('true')",
                "''.getClass().forName('java.lang.ProcessBuilder').newInstance()",
                "''.getClass().getClassLoader().loadClass('java.lang.System')",
                "''['class']",
                "''['class'].forName('java.lang.System')",
                "execution.getProcessEngineServices().getRuntimeService()",
                "execution.getProcessEngine().getProcessEngineConfiguration()",
                "execution.setVariable('" + MARKER + "','yes')",
                "task.execution.processEngineServices",
                "caseExecution.id",
                "externalTask.id",
                "authenticatedUserId",
                "execution",
                "jdbcTemplate.execute('drop table x')",
                "dataSource.connection",
                "environment.systemProperties",
                "systemProperties['java.home']",
                "applicationContext.beanFactory",
                "innocentDelegate.execute(null)",
                "innocentDelegate.class",
                "innocentDelegate.verb().name()",
                "innocentDelegate['class']",
                "currentUser()",
                "currentUserGroups()",
                "now()",
                "dateTime().plusDays(1)",
                "java:exec('true')",
                "S('<a/>')",
                "XML('<a/>')",
                "JSON('{}')",
                "text.getClass()",
                "text.class.name",
                "text.length()",
                "text.concat(text)",
                "list.add('x')",
                "list[0].class",
                "map.x.class",
                "number.getClass().forName('java.lang.System')",
                "true.getClass()",
                "1.getClass()",
                "(1).class",
                "[].class",
                "{}.class");
    }

    @Nested
    class Expressions {

        @ParameterizedTest
        @MethodSource("dev.consilium.workflow.engine.EngineHardeningTest#payloads")
        void reachNothingInAGatewayCondition(String payload) {
            assertNothingRuns(gateway("${" + payload + "}"));
        }

        @Test
        void reachNothingAsAssigneeDueDateOrGroup() {
            String payload = SET_MARKER;
            for (String attribute : List.of("assignee", "candidateGroups", "dueDate", "priority", "candidateUsers")) {
                assertNothingRuns(process(
                        "<userTask id=\"Task_A\" camunda:" + attribute + "=\"" + xml("${" + payload + "}") + "\"/>"));
            }
        }

        @ParameterizedTest
        @MethodSource("dev.consilium.workflow.engine.EngineHardeningTest#payloads")
        void reachNothingAsInputParameterOrLoopCardinality(String payload) {
            String value = xml("${" + payload + "}");
            assertNothingRuns(process("<serviceTask id=\"Task_A\" camunda:delegateExpression=\"${innocentDelegate}\">"
                    + "<extensionElements><camunda:inputOutput><camunda:inputParameter name=\"x\">" + value
                    + "</camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>"));
            assertNothingRuns(process("<userTask id=\"Task_A\"><multiInstanceLoopCharacteristics><loopCardinality>"
                    + value + "</loopCardinality></multiInstanceLoopCharacteristics></userTask>"));
        }

        @ParameterizedTest
        @MethodSource("dev.consilium.workflow.engine.EngineHardeningTest#payloads")
        void reachNothingInATaskQueryWithOr(String payload) {
            assertThatThrownBy(() -> test.engine()
                            .getTaskService()
                            .createTaskQuery()
                            .or()
                            .taskAssigneeExpression("${" + payload + "}")
                            .endOr()
                            .list())
                    .isInstanceOf(RuntimeException.class);
            assertThat(System.getProperty(MARKER)).isNull();
        }

        @Test
        void stillReadVariablesAndDelegates() {
            deploy(gateway("${number > 1 and text == 'x'}"));
            start();
            assertThat(test.engine()
                            .getRuntimeService()
                            .createProcessInstanceQuery()
                            .count())
                    .as("the condition held and the instance ended")
                    .isZero();
        }
    }

    @Nested
    class Diagrams {

        static Stream<String> refused() {
            return Stream.of(
                    "<scriptTask id=\"Task_A\" scriptFormat=\"javascript\"><script>1</script></scriptTask>",
                    "<serviceTask id=\"Task_A\" camunda:class=\"java.lang.Object\"/>",
                    "<serviceTask id=\"Task_A\" camunda:expression=\"${number}\"/>",
                    "<serviceTask id=\"Task_A\" camunda:type=\"shell\"/>",
                    "<serviceTask id=\"Task_A\" camunda:type=\"external\" camunda:topic=\"t\"/>",
                    "<serviceTask id=\"Task_A\" camunda:delegateExpression=\"${dataSource}\"/>",
                    "<serviceTask id=\"Task_A\" camunda:delegateExpression=\"${innocentDelegate.x}\"/>",
                    "<serviceTask id=\"Task_A\" camunda:delegateExpression=\"#{innocentDelegate}\"/>",
                    "<sendTask id=\"Task_A\" camunda:type=\"mail\"/>",
                    "<userTask id=\"Task_A\" camunda:formKey=\"embedded:app:x.html\"/>",
                    "<userTask id=\"Task_A\"><extensionElements><camunda:taskListener event=\"create\""
                            + " expression=\"${number}\"/></extensionElements></userTask>",
                    "<userTask id=\"Task_A\"><extensionElements><camunda:executionListener event=\"start\""
                            + " class=\"x.Y\"/></extensionElements></userTask>",
                    "<serviceTask id=\"Task_A\" camunda:delegateExpression=\"${innocentDelegate}\"><extensionElements>"
                            + "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId>"
                            + "</camunda:connector></extensionElements></serviceTask>",
                    "<callActivity id=\"Task_A\" calledElement=\"x\" camunda:variableMappingClass=\"x.Y\"/>");
        }

        @ParameterizedTest
        @MethodSource("refused")
        void withCodeInThemAreRefusedByTheEngineItself(String task) {
            assertThatThrownBy(() -> deploy(process(task))).isInstanceOf(ProcessEngineException.class);
        }

        @Test
        void withADoctypeAreRefused() {
            assertThatThrownBy(() -> deploy(
                            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + process("<task id=\"T\"/>")))
                    .isInstanceOf(ProcessEngineException.class);
        }

        @Test
        void withAListedDelegateRun() {
            deploy(process("<serviceTask id=\"Task_A\" camunda:delegateExpression=\"${innocentDelegate}\"/>"));
            start();
            assertThat(System.getProperty(MARKER)).isEqualTo("innocent");
        }
    }

    @Nested
    class TheConfiguration {

        private final ProcessEngineConfigurationImpl is =
                (ProcessEngineConfigurationImpl) test.engine().getProcessEngineConfiguration();

        @Test
        void isRefusedAtStartWhenSomethingLoosensIt() {
            var hardening = new EngineHardening(
                    new WorkflowSettings(WorkflowSettings.History.AUDIT, "01:00", "05:00", 5, 1),
                    Map::of,
                    List.of(),
                    List.of());
            is.setAuthorizationEnabled(false);
            try {
                assertThatThrownBy(() -> hardening.postProcessEngineBuild(test.engine()))
                        .hasMessageContaining("ENGINE_NOT_HARDENED");
            } finally {
                is.setAuthorizationEnabled(true);
            }
        }

        @Test
        void hasOnlyTheEnginesOwnScriptLanguagesOnTheClassPathAndAnswersForNone() {
            assertThat(new javax.script.ScriptEngineManager().getEngineFactories())
                    .as("a script engine came with a dependency")
                    .extracting(factory -> factory.getEngineName())
                    .containsOnly("juel", "feel-scala", "feel-scala-unary-tests");
            assertThatThrownBy(() -> is.getScriptEngineResolver().getScriptEngine("juel", true))
                    .isInstanceOf(ProcessEngineException.class);
        }

        @Test
        void refusesAVariableOfAnyClass() {
            deploy(process("<userTask id=\"Task_A\"/>"));
            assertThatThrownBy(() -> test.engine()
                            .getRuntimeService()
                            .startProcessInstanceByKey(
                                    "AttackProcess", Map.of("x", (Object) new java.util.ArrayList<>(List.of("y")))))
                    .isInstanceOf(ProcessEngineException.class);
        }
    }

    private static void assertNothingRuns(String bpmn) {
        boolean failed = false;
        try {
            deploy(bpmn);
            start();
        } catch (RuntimeException e) {
            failed = true;
        }
        assertThat(System.getProperty(MARKER)).isNull();
        assertThat(failed).as("the payload was not refused: %s", bpmn).isTrue();
    }

    private static void deploy(String bpmn) {
        test.engine()
                .getRepositoryService()
                .createDeployment()
                .addInputStream("attack.bpmn", new java.io.ByteArrayInputStream(bpmn.getBytes(StandardCharsets.UTF_8)))
                .deploy();
    }

    private static void start() {
        test.engine().getRuntimeService().startProcessInstanceByKey("AttackProcess", Map.of("number", 2, "text", "x"));
    }

    private static String gateway(String condition) {
        return process(
                "<exclusiveGateway id=\"Task_A\" default=\"Flow_Else\"/>",
                "<sequenceFlow id=\"Flow_If\" sourceRef=\"Task_A\" targetRef=\"EndEvent_Z\"><conditionExpression"
                        + " xsi:type=\"tFormalExpression\">" + xml(condition) + "</conditionExpression></sequenceFlow>"
                        + "<sequenceFlow id=\"Flow_Else\" sourceRef=\"Task_A\" targetRef=\"Task_Wait\"/>"
                        + "<userTask id=\"Task_Wait\"/>");
    }

    private static String process(String task) {
        return process(task, "<sequenceFlow id=\"Flow_2\" sourceRef=\"Task_A\" targetRef=\"EndEvent_Z\"/>");
    }

    private static String process(String task, String rest) {
        return "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\""
                + " xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" targetNamespace=\"attack\">"
                + "<process id=\"AttackProcess\" isExecutable=\"true\" camunda:historyTimeToLive=\"P1D\">"
                + "<startEvent id=\"StartEvent_A\"/><sequenceFlow id=\"Flow_1\" sourceRef=\"StartEvent_A\""
                + " targetRef=\"Task_A\"/>" + task + rest + "<endEvent id=\"EndEvent_Z\"/></process></definitions>";
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static final class Innocent implements ProtocolDelegate {

        @Override
        public Verb verb() {
            return new Verb("Innocent", "Does nothing but say so.", List.of(), List.of(), List.of());
        }

        @Override
        public void execute(DelegateExecution execution) {
            System.setProperty(MARKER, "innocent");
        }
    }
}
