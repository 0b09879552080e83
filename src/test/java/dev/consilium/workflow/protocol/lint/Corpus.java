package dev.consilium.workflow.protocol.lint;

import static dev.consilium.workflow.protocol.lint.BaseProtocol.ARBITRATION;
import static dev.consilium.workflow.protocol.lint.BaseProtocol.AUDIT;
import static dev.consilium.workflow.protocol.lint.BaseProtocol.INTAKE;
import static dev.consilium.workflow.protocol.lint.BaseProtocol.PROTOCOL;
import static dev.consilium.workflow.protocol.lint.BaseProtocol.READING;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bad and good protocols by rule, each the base protocol with one thing changed. */
final class Corpus {

    /** @param rule the rule that refuses it where it is bad, and that it comes close to where it is good */
    record Sample(String rule, boolean good, String what, Consumer<BaseProtocol> change) {

        BaseProtocol protocol() {
            BaseProtocol protocol = new BaseProtocol();
            change.accept(protocol);
            return protocol;
        }

        @Override
        public String toString() {
            return rule + (good ? " allows " : " refuses ") + what;
        }
    }

    private static final String ROUTING = "routing.dmn";
    private static final String STAFFING = "staffing.dmn";
    private static final String SAMPLING = "audit-sampling.dmn";
    private static final String FORM = "first-read.form";
    private static final String SCORE = "camunda:delegateExpression=\"${scoreAgreementDelegate}\"";
    private static final String ACCEPTS = "${route == 'accept'}";
    private static final String MORE = "${route == 'more'}";
    private static final String CLOSED = "<endEvent id=\"EndEvent_Closed\" name=\"Closed\" />";
    private static final String LOOP =
            "<multiInstanceLoopCharacteristics><loopCardinality>${readersToAdd}</loopCardinality></multiInstanceLoopCharacteristics>";
    private static final String CASE_ID = "<camunda:in source=\"caseId\" target=\"caseId\" />";
    private static final String JOB = "<camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle>";
    private static final String FORM_OF_AUDIT = "camunda:formRef=\"audit\" camunda:formRefBinding=\"deployment\"";
    private static final String VALIDATE =
            "camunda:delegateExpression=\"${validateLabelsDelegate}\" camunda:asyncBefore=\"true\"";
    private static final String CLOSES = "name=\"Close\" camunda:delegateExpression=\"${closeCaseDelegate}\"";
    private static final String P7D = "<timeDuration xsi:type=\"tFormalExpression\">P7D</timeDuration>";

    private final List<Sample> samples = new ArrayList<>();
    private String rule = "";

    private Corpus() {}

    static Stream<Sample> all() {
        Corpus corpus = new Corpus();
        corpus.files();
        corpus.code();
        corpus.references();
        corpus.events();
        corpus.flow();
        corpus.people();
        corpus.contract();
        return corpus.samples.stream();
    }

    private void of(String number) {
        rule = number;
    }

    private void bad(String what, Consumer<BaseProtocol> change) {
        samples.add(new Sample(rule, false, what, change));
    }

    private void good(String what, Consumer<BaseProtocol> change) {
        samples.add(new Sample(rule, true, what, change));
    }

    private void bad(String what, String file, String from, String to) {
        bad(what, p -> p.change(file, from, to));
    }

    private void good(String what, String file, String from, String to) {
        good(what, p -> p.change(file, from, to));
    }

    private void files() {
        of("L01");
        bad("more than a MiB", p -> p.add(PROTOCOL, "<!--" + "x".repeat(1 << 20) + "-->"));
        bad("an attribute of 5000 characters", PROTOCOL, "name=\"Settled\"", "name=\"" + "x".repeat(5000) + "\"");
        bad("elements 3000 deep", p -> p.add(PROTOCOL, "<a>".repeat(3000) + "</a>".repeat(3000)));
        bad(
                "2000 nested sub-processes",
                p -> p.add(
                        PROTOCOL,
                        IntStream.range(0, 2000)
                                        .mapToObj(i -> "<subProcess id=\"SubProcess_N" + i + "\" name=\"n\">")
                                        .collect(Collectors.joining())
                                + "</subProcess>".repeat(2000)));
        bad("600 nodes", p -> p.add(PROTOCOL, many(600, "<endEvent id=\"EndEvent_N%d\" name=\"n\" />")));
        bad("20000 elements", p -> p.add(PROTOCOL, "<documentation />".repeat(20_000)));
        bad("600 rules", ROUTING, "rule >= 2", "rule 9 | 9 | true -> \"more\"\n".repeat(600) + "rule >= 2");
        bad("60 files", p -> IntStream.range(0, 60).forEach(i -> p.put("form-" + i + ".form", "{}")));
        bad("a form of more than a MiB", p -> p.put("big.form", " ".repeat((1 << 20) + 1)));
        good("an attribute of 4000 characters", PROTOCOL, "name=\"Settled\"", "name=\"" + "x".repeat(4000) + "\"");
        good("half a MiB of comment", p -> p.add(PROTOCOL, "<!--" + "x".repeat(1 << 19) + "-->"));

        of("L02");
        bad(
                "a document type",
                p -> p.changeFile(
                        PROTOCOL,
                        "<definitions ",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><definitions "));
        bad(
                "a thousand million laughs",
                p -> p.changeFile(
                        ROUTING,
                        "<definitions ",
                        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><definitions "));
        bad("an entity nobody declared", PROTOCOL, "name=\"Settled\"", "name=\"&settled;\"");
        bad("an element that is not closed", PROTOCOL, "</process>", "");
        bad("a processing instruction", p -> p.add(PROTOCOL, "<?php x?>"));
        bad(
                "an XInclude",
                p -> p.add(
                        PROTOCOL,
                        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" />"));
        bad("an element of BPMN that is not part of protocols", p -> p.add(PROTOCOL, "<dataObject id=\"Data_A\" />"));
        bad("an attribute that is not part of protocols", PROTOCOL, SCORE, SCORE + " camunda:resultVariable=\"route\"");
        bad(
                "an id used twice",
                PROTOCOL,
                "<message id=\"Message_CaseWithdrawn\"",
                "<message id=\"Task_Score\" name=\"Msg_CaseWithdrawn\" /><message id=\"Message_CaseWithdrawn\"");
        bad("a file that says it is UTF-16", p -> p.changeFile(ROUTING, "encoding=\"UTF-8\"", "encoding=\"UTF-16\""));
        bad("a file that is Latin-1", p -> p.change(PROTOCOL, "name=\"Settled\"", "name=\"Geklärt\"")
                .changeBytes(PROTOCOL, bytes -> new String(bytes, StandardCharsets.UTF_8)
                        .getBytes(StandardCharsets.ISO_8859_1)));
        bad("a file of another kind", p -> p.put("Evil.class", "x"));
        bad("a label schema that is not UTF-8", p -> p.changeBytes("schema.json", bytes -> new byte[] {(byte) 0xff}));
        good(
                "another prefix",
                p -> p.changeBytes(PROTOCOL, bytes -> new String(bytes, StandardCharsets.UTF_8)
                        .replace("camunda:", "c:")
                        .replace(":camunda=", ":c=")
                        .getBytes(StandardCharsets.UTF_8)));
        good("letters of any language", PROTOCOL, "name=\"Settled\"", "name=\"Geklärt 決\"");

        of("L24");
        bad("a diagram without version", PROTOCOL, " camunda:versionTag=\"1.0.0\"", "");
        bad("a version that is none", PROTOCOL, "camunda:versionTag=\"1.0.0\"", "camunda:versionTag=\"latest\"");
        bad("a version of two parts", READING, "camunda:versionTag=\"1.0.0\"", "camunda:versionTag=\"1.0\"");
        bad("history for a month", ARBITRATION, "P2190D", "P30D");
        bad("no history", AUDIT, " camunda:historyTimeToLive=\"P2190D\"", "");
        bad("history of a table for a month", p -> p.changeFile(ROUTING, "P2190D", "P30D"));
        bad("history in other words", INTAKE, "P2190D", "6 years");
        good("history for ten years", PROTOCOL, "P2190D", "P3650D");
        good("a version before the first", PROTOCOL, "versionTag=\"1.0.0\"", "versionTag=\"2.1.0-beta.1\"");
    }

    private void code() {
        of("L03");
        bad(
                "a script task",
                p -> insert(
                        p,
                        "Task_Script",
                        "<scriptTask id=\"Task_Script\" name=\"n\" scriptFormat=\"javascript\"><script>1</script></scriptTask>"));
        bad(
                "a script in a listener",
                p -> insert(
                        p,
                        "Task_Listen",
                        service(
                                "Task_Listen",
                                "<extensionElements><camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"groovy\">1</camunda:script></camunda:executionListener></extensionElements>")));
        bad(
                "a class in a listener",
                p -> insert(
                        p,
                        "Task_Listen",
                        service(
                                "Task_Listen",
                                "<extensionElements><camunda:executionListener event=\"start\" class=\"x.Y\" /></extensionElements>")));
        bad(
                "a listener of a task",
                AUDIT,
                "camunda:dueDate=\"P7D\" />",
                "camunda:dueDate=\"P7D\"><extensionElements><camunda:taskListener event=\"create\" delegateExpression=\"${markOverdueDelegate}\" /></extensionElements></userTask>");
        bad(
                "a script as parameter",
                PROTOCOL,
                ">majority<",
                "><camunda:script scriptFormat=\"javascript\">1</camunda:script>majority<");
        bad(
                "a script language in a condition",
                PROTOCOL,
                "<conditionExpression xsi:type=\"tFormalExpression\">" + ACCEPTS,
                "<conditionExpression xsi:type=\"tFormalExpression\" language=\"javascript\">" + ACCEPTS);
        bad(
                "a script file",
                PROTOCOL,
                "<conditionExpression xsi:type=\"tFormalExpression\">" + MORE,
                "<conditionExpression xsi:type=\"tFormalExpression\" camunda:resource=\"x.js\">" + MORE);
        good("the word in a name", PROTOCOL, "name=\"Settled\"", "name=\"Settled by script\"");
        good(
                "the word in a text",
                p -> insert(
                        p, "Task_Mark", service("Task_Mark", "<documentation>No javascript here.</documentation>")));

        of("L04");
        bad("a class", PROTOCOL, SCORE, "camunda:class=\"java.lang.Object\"");
        bad("an expression that runs", PROTOCOL, SCORE, "camunda:expression=\"${route}\"");
        bad("a bean that is no delegate", PROTOCOL, SCORE, "camunda:delegateExpression=\"${dataSource}\"");
        bad("a method of a delegate", PROTOCOL, SCORE, "camunda:delegateExpression=\"${scoreAgreementDelegate.verb}\"");
        bad("reflection", PROTOCOL, SCORE, "camunda:delegateExpression=\"${''.getClass().forName('x')}\"");
        bad("a deferred delegate", PROTOCOL, SCORE, "camunda:delegateExpression=\"#{scoreAgreementDelegate}\"");
        bad("a service task that does nothing", PROTOCOL, SCORE, "");
        bad(
                "a class that maps variables",
                PROTOCOL,
                "calledElement=\"QualityAuditProcess\"",
                "calledElement=\"QualityAuditProcess\" camunda:variableMappingClass=\"x.Y\"");
        good(
                "another delegate of the catalogue",
                p -> insert(
                        p,
                        "Task_Feedback",
                        "<serviceTask id=\"Task_Feedback\" name=\"n\" camunda:delegateExpression=\"${giveFeedbackDelegate}\" />"));
        good(
                "a delegate twice",
                p -> insert(p, "Task_Score2", "<serviceTask id=\"Task_Score2\" name=\"n\" " + SCORE + " />"));

        of("L05");
        bad("a method call", PROTOCOL, ACCEPTS, "${route.toString() == 'accept'}");
        bad("reflection", PROTOCOL, ACCEPTS, "${''.getClass().forName('java.lang.Runtime')}");
        bad("a member", PROTOCOL, ACCEPTS, "${route.class == 'accept'}");
        bad("an index", PROTOCOL, ACCEPTS, "${route[0] == 'accept'}");
        bad("a deferred expression", PROTOCOL, ACCEPTS, "#{route == 'accept'}");
        bad("a function", PROTOCOL, ACCEPTS, "${now() == 'accept'}");
        bad("a choice in an expression", PROTOCOL, ACCEPTS, "${route == 'accept' ? true : false}");
        bad("text beside the expression", PROTOCOL, ACCEPTS, "x${route == 'accept'}");
        bad("a condition without expression", PROTOCOL, ACCEPTS, "route == accept");
        bad("an expression in a name", PROTOCOL, "name=\"Settled\"", "name=\"Settled ${route}\"");
        bad("arithmetic as due date", AUDIT, "camunda:dueDate=\"P7D\"", "camunda:dueDate=\"${readingDueAfter + 1}\"");
        bad("a call as timer", AUDIT, ">P5D<", ">${now()}<");
        bad(
                "a call as group",
                AUDIT,
                "camunda:candidateGroups=\"auditor\"",
                "camunda:candidateGroups=\"${currentUserGroups()}\"");
        bad("a call as parameter", PROTOCOL, ">majority<", ">${execution.getProcessEngineServices()}<");
        bad("a call as number of readers", PROTOCOL, ">${readersToAdd}<", ">${readersToAdd.intValue()}<");
        good("words in place of signs", PROTOCOL, ACCEPTS, "${route eq 'accept' and not (route eq 'more')}");
        good("arithmetic", PROTOCOL, ACCEPTS, "${readingCount * 2 + 1 > 3 and route == 'accept'}");
        good("empty", PROTOCOL, ACCEPTS, "${!(empty route) &amp;&amp; route == 'accept'}");

        of("L06");
        bad("a shell task", PROTOCOL, SCORE, "camunda:type=\"shell\"");
        bad("a mail task", PROTOCOL, SCORE, "camunda:type=\"mail\"");
        bad("an external task", PROTOCOL, SCORE, "camunda:type=\"external\" camunda:topic=\"score\"");
        bad(
                "a connector",
                p -> insert(
                        p,
                        "Task_Mark",
                        service(
                                "Task_Mark",
                                "<extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></extensionElements>")));
        bad(
                "a field",
                p -> insert(
                        p,
                        "Task_Mark",
                        service(
                                "Task_Mark",
                                "<extensionElements><camunda:field name=\"to\" stringValue=\"x\" /></extensionElements>")));
        bad(
                "a send task",
                p -> insert(p, "Task_Send", "<sendTask id=\"Task_Send\" name=\"n\" camunda:type=\"mail\" />"));
        bad("a receive task", p -> insert(p, "Task_Receive", "<receiveTask id=\"Task_Receive\" name=\"n\" />")
                .insert(PROTOCOL, "Flow_Receive_Next", "CallActivity_Audit", "Task_Later", job("Task_Later")));
        bad("a manual task", p -> insert(p, "Task_Manual", "<manualTask id=\"Task_Manual\" name=\"n\" />"));
        bad("a task that is nothing else", p -> insert(p, "Task_Plain", "<task id=\"Task_Plain\" name=\"n\" />"));
        good("the word in a name", PROTOCOL, "name=\"Settled\"", "name=\"Mail, shell and connector\"");
        good(
                "a job that runs beside others",
                PROTOCOL,
                "${recordGroundTruthDelegate}\"",
                "${recordGroundTruthDelegate}\" camunda:exclusive=\"false\"");
    }

    private void references() {
        of("L07");
        bad("an embedded form", AUDIT, FORM_OF_AUDIT, "camunda:formKey=\"embedded:app:x.html\"");
        bad("a form key", AUDIT, FORM_OF_AUDIT, "camunda:formKey=\"audit\"");
        bad("a form of another place", AUDIT, "camunda:formRef=\"audit\"", "camunda:formRef=\"../audit\"");
        bad(
                "an address in a text",
                p -> insert(
                        p,
                        "Task_Mark",
                        service("Task_Mark", "<documentation>See https://example.org/</documentation>")));
        bad("an address in a name", PROTOCOL, "name=\"Settled\"", "name=\"http://example.org\"");
        bad("HTML in a name", PROTOCOL, "name=\"Settled\"", "name=\"&lt;img src=x onerror=alert(1)&gt;\"");
        bad(
                "HTML in a table",
                p -> p.changeFile(
                        ROUTING, "<decisionTable", "<description>&lt;script&gt;</description><decisionTable"));
        bad("a script address", PROTOCOL, "name=\"Settled\"", "name=\"javascript:alert(1)\"");
        good(
                "a comparison in a text",
                p -> insert(
                        p,
                        "Task_Mark",
                        service("Task_Mark", "<documentation>Where a &lt; b, and b &gt; c.</documentation>")));
        good("a colon in a name", PROTOCOL, "name=\"Settled\"", "name=\"Settled: yes\"");

        of("L08");
        bad(
                "the latest version",
                PROTOCOL,
                "calledElement=\"QualityAuditProcess\" camunda:calledElementBinding=\"deployment\"",
                "calledElement=\"QualityAuditProcess\" camunda:calledElementBinding=\"latest\"");
        bad(
                "no binding",
                PROTOCOL,
                "calledElement=\"QualityAuditProcess\" camunda:calledElementBinding=\"deployment\"",
                "calledElement=\"QualityAuditProcess\"");
        bad("a call decided at run time", p -> insert(p, "CallActivity_Any", call("${route}")));
        bad("a process that is not there", p -> insert(p, "CallActivity_Any", call("OtherProcess")));
        bad(
                "a process that calls itself",
                p -> p.insert(
                        ARBITRATION,
                        "Flow_ValidateDecision_Decided",
                        "EndEvent_Decided",
                        "CallActivity_Any",
                        call("SeniorArbitrationProcess")));
        bad("two that call each other", p -> p.insert(
                        ARBITRATION,
                        "Flow_ValidateDecision_Decided",
                        "EndEvent_Decided",
                        "CallActivity_Any",
                        call("QualityAuditProcess"))
                .insert(
                        AUDIT,
                        "Flow_Audit_Audited",
                        "EndEvent_Audited",
                        "CallActivity_Any",
                        call("SeniorArbitrationProcess")));
        good("the same process twice", p -> insert(p, "CallActivity_Any", call("QualityAuditProcess")));
        good(
                "a call in a call",
                p -> p.insert(
                        ARBITRATION,
                        "Flow_ValidateDecision_Decided",
                        "EndEvent_Decided",
                        "CallActivity_Any",
                        call("QualityAuditProcess")));

        of("L09");
        bad("all variables", PROTOCOL, CASE_ID, "<camunda:in variables=\"all\" />");
        bad(
                "all variables back",
                PROTOCOL,
                "<camunda:out source=\"decisionId\" target=\"decisionId\" />",
                "<camunda:out variables=\"all\" />");
        bad("all beside some", PROTOCOL, CASE_ID, CASE_ID + "<camunda:in variables=\"all\" />");
        bad("the business key", PROTOCOL, CASE_ID, CASE_ID + "<camunda:in businessKey=\"case\" />");
        bad(
                "the business key back",
                PROTOCOL,
                "<camunda:out source=\"decisionId\" target=\"decisionId\" />",
                "<camunda:out businessKey=\"case\" />");
        bad(
                "some called all",
                PROTOCOL,
                CASE_ID,
                "<camunda:in source=\"caseId\" target=\"caseId\" variables=\"caseId\" />");
        good(
                "one more variable",
                PROTOCOL,
                CASE_ID,
                CASE_ID + "<camunda:in source=\"projectId\" target=\"projectId\" />");
        good("another name", PROTOCOL, CASE_ID, CASE_ID + "<camunda:in source=\"readingId\" target=\"decisionId\" />");

        of("L10");
        bad(
                "a script in a cell",
                p -> p.changeFile(ROUTING, "<inputEntry>", "<inputEntry expressionLanguage=\"javascript\">"));
        bad("JUEL in a cell", p -> p.changeFile(ROUTING, "<text>false</text>", "<text>${''.getClass()}</text>"));
        bad("a function in a cell", ROUTING, "rule >= 2", "rule sum([1])");
        bad("an answer that is computed", ROUTING, "-> \"more\"", "-> upper(\"more\")");
        bad("rules without order", p -> p.changeFile(ROUTING, "hitPolicy=\"FIRST\"", "hitPolicy=\"ANY\""));
        bad("rules that are collected", p -> p.changeFile(STAFFING, "hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\""));
        bad("no rule for the rest", SAMPLING, "rule - -> false", "rule false -> false");
        bad("a rule that is never asked", SAMPLING, "rule true", "rule -");
        bad("a rule twice", SAMPLING, "rule true -> true", "rule true -> true\nrule true -> false");
        bad("an answer that is not listed", ROUTING, "-> \"more\"", "-> \"again\"");
        bad("a cell of 600 characters", STAFFING, "\"CT\",\"MR\"", "\"CT\"" + ",\"MR\"".repeat(120));
        good("a range", ROUTING, "rule >= 2", "rule [2..9]");
        good("everything but one", STAFFING, "rule \"CT\",\"MR\"", "rule not(\"CT\",\"MR\")");
    }

    private void events() {
        of("L11");
        String signal = "<signal id=\"Signal_A\" name=\"a\" />";
        String definition = "<signalEventDefinition signalRef=\"Signal_A\" />";
        bad("a signal", p -> p.change(PROTOCOL, "<process ", signal + "<process "));
        bad(
                "a signal that starts",
                PROTOCOL,
                "<startEvent id=\"StartEvent_CaseReady\" name=\"Case ready\" />",
                "<startEvent id=\"StartEvent_CaseReady\" name=\"Case ready\">" + definition + "</startEvent>");
        bad(
                "a signal at the end",
                PROTOCOL,
                "<endEvent id=\"EndEvent_Done\" name=\"Done\" />",
                "<endEvent id=\"EndEvent_Done\" name=\"Done\">" + definition + "</endEvent>");
        bad(
                "a signal that withdraws",
                PROTOCOL,
                "<messageEventDefinition messageRef=\"Message_CaseWithdrawn\" />",
                definition);
        bad(
                "a signal that is waited for",
                PROTOCOL,
                "<messageEventDefinition messageRef=\"Message_StaffAvailable\" />",
                definition);
        good("a message of another id", PROTOCOL, "Message_StaffAvailable", "Message_Staff");
        good(
                "a message nobody waits for here",
                PROTOCOL,
                "<process ",
                "<message id=\"Message_Other\" name=\"Msg_StudyReceived\" /><process ");

        of("L14");
        bad("a second", AUDIT, ">P5D<", ">PT1S<");
        bad("three years", AUDIT, ">P5D<", ">P3Y<");
        bad("a cycle for ever", ARBITRATION, ">R3/P1D<", ">R/P1D<");
        bad("a cycle of 1001", ARBITRATION, ">R3/P1D<", ">R1001/P1D<");
        bad("a cycle each second", ARBITRATION, ">R3/P1D<", ">R3/PT1S<");
        bad("a date", ARBITRATION, P7D, "<timeDate xsi:type=\"tFormalExpression\">2031-01-01T00:00:00Z</timeDate>");
        bad("two bounds", ARBITRATION, P7D, P7D + P7D);
        bad("no bound", ARBITRATION, P7D, "");
        bad("words", AUDIT, ">P5D<", ">soon<");
        bad("a variable that is no duration", AUDIT, ">P5D<", ">${route}<");
        bad("a due date that is no duration", AUDIT, "camunda:dueDate=\"P7D\"", "camunda:dueDate=\"tomorrow\"");
        bad(
                "due at a variable that is no duration",
                AUDIT,
                "camunda:dueDate=\"P7D\"",
                "camunda:dueDate=\"${priority}\"");
        bad("a table that says a second", STAFFING, "\"P1D\" \"P1W\"", "\"PT1S\" \"P1W\"");
        bad("a table that says something else", STAFFING, "\"P1D\" \"P1W\"", "\"soon\" \"P1W\"");
        bad("a duration from another variable", PROTOCOL, "source=\"readingReminderAfter\"", "source=\"priority\"");
        good("a year", AUDIT, ">P5D<", ">P1Y<");
        good("a cycle of 1000 minutes", ARBITRATION, ">R3/P1D<", ">R1000/PT1M<");
        good("days and hours", STAFFING, "\"P1D\" \"P1W\"", "\"P1DT12H\" \"PT90M\"");

        of("L16");
        bad(
                "a hundred retries",
                PROTOCOL,
                "{job}",
                "<extensionElements><camunda:failedJobRetryTimeCycle>R100/PT1M</camunda:failedJobRetryTimeCycle></extensionElements>");
        bad(
                "a retry each second",
                AUDIT,
                "{job}",
                "<extensionElements><camunda:failedJobRetryTimeCycle>R5/PT1S</camunda:failedJobRetryTimeCycle></extensionElements>");
        bad(
                "retries for ever",
                READING,
                "{job}",
                "<extensionElements><camunda:failedJobRetryTimeCycle>R/PT1M</camunda:failedJobRetryTimeCycle></extensionElements>");
        bad(
                "no number of retries",
                INTAKE,
                "{job}",
                "<extensionElements><camunda:failedJobRetryTimeCycle>PT1M</camunda:failedJobRetryTimeCycle></extensionElements>");
        bad("words", ARBITRATION, JOB, "<camunda:failedJobRetryTimeCycle>often</camunda:failedJobRetryTimeCycle>");
        good(
                "ten retries",
                AUDIT,
                "{job}",
                "<extensionElements><camunda:failedJobRetryTimeCycle>R10/PT10S</camunda:failedJobRetryTimeCycle></extensionElements>");
        good(
                "one retry a day later",
                AUDIT,
                "{job}",
                "<extensionElements><camunda:failedJobRetryTimeCycle>R1/P1D</camunda:failedJobRetryTimeCycle></extensionElements>");

        of("D10");
        bad("an escalation", READING, "escalationCode=\"Esc_MissingInformation\"", "escalationCode=\"Esc_Bored\"");
        bad("an error", PROTOCOL, "<process ", "<error id=\"Error_Other\" errorCode=\"Err_Other\" /><process ");
        bad("a message", PROTOCOL, "name=\"Msg_CaseWithdrawn\"", "name=\"Msg_Other\"");
        bad(
                "an event without its message",
                PROTOCOL,
                "messageRef=\"Message_StaffAvailable\"",
                "messageRef=\"Message_None\"");
        bad(
                "an event without its escalation",
                READING,
                "escalationRef=\"Escalation_MissingInformation\"",
                "escalationRef=\"Escalation_None\"");
        bad("an escalation without code", PROTOCOL, "<process ", "<escalation id=\"Escalation_None\" /><process ");
        good(
                "a code that nobody uses here",
                PROTOCOL,
                "<process ",
                "<escalation id=\"Escalation_Edge\" escalationCode=\"Esc_EdgeCase\" /><process ");
        good("another id", PROTOCOL, "Escalation_Late", "Escalation_TooLate");

        of("D12");
        String boundary =
                "<boundaryEvent id=\"BoundaryEvent_Other\" name=\"n\" attachedToRef=\"%s\"%s>%s</boundaryEvent><sequenceFlow id=\"Flow_Other_Closed\" sourceRef=\"BoundaryEvent_Other\" targetRef=\"EndEvent_Unusable\" />"
                        + CLOSED;
        String timer = "<timerEventDefinition><timeDuration>P3D</timeDuration></timerEventDefinition>";
        String message = "<messageEventDefinition messageRef=\"Message_CaseWithdrawn\" />";
        bad("a timer at a service task", PROTOCOL, CLOSED, boundary.formatted("Task_Score", "", timer));
        bad("a message at a call", PROTOCOL, CLOSED, boundary.formatted("CallActivity_Arbitration", "", message));
        bad(
                "a message that lets its scope go on",
                PROTOCOL,
                "attachedToRef=\"SubProcess_Case\"",
                "attachedToRef=\"SubProcess_Case\" cancelActivity=\"false\"");
        bad(
                "an error that lets its activity go on",
                PROTOCOL,
                "name=\"Unusable\" attachedToRef=\"CallActivity_Reading\"",
                "name=\"Unusable\" cancelActivity=\"false\" attachedToRef=\"CallActivity_Reading\"");
        bad("a boundary event at a gateway", PROTOCOL, CLOSED, boundary.formatted("Gateway_Settled", "", timer));
        bad("a boundary event at nothing", PROTOCOL, CLOSED, boundary.formatted("Task_None", "", timer));
        bad(
                "a message at the end",
                PROTOCOL,
                "<endEvent id=\"EndEvent_Done\" name=\"Done\" />",
                "<endEvent id=\"EndEvent_Done\" name=\"Done\">" + message + "</endEvent>");
        bad(
                "a timer that starts cases",
                PROTOCOL,
                "<startEvent id=\"StartEvent_CaseReady\" name=\"Case ready\" />",
                "<startEvent id=\"StartEvent_CaseReady\" name=\"Case ready\"><timerEventDefinition><timeCycle>R1000/PT1M</timeCycle></timerEventDefinition></startEvent>");
        bad(
                "a sub-process that a message starts",
                PROTOCOL,
                "<startEvent id=\"StartEvent_Case\" name=\"Opened\" />",
                "<startEvent id=\"StartEvent_Case\" name=\"Opened\">" + message + "</startEvent>");
        bad(
                "two events in one",
                PROTOCOL,
                "<messageEventDefinition messageRef=\"Message_StaffAvailable\" />",
                "<messageEventDefinition messageRef=\"Message_StaffAvailable\" />" + timer);
        bad(
                "a boundary event for everything",
                PROTOCOL,
                CLOSED,
                boundary.formatted("CallActivity_Arbitration", "", ""));
        good("a timer at a call", PROTOCOL, CLOSED, boundary.formatted("CallActivity_Arbitration", "", timer));
        good(
                "a timer that lets a sub-process go on",
                PROTOCOL,
                "<endEvent id=\"EndEvent_Done\"",
                "<boundaryEvent id=\"BoundaryEvent_Slow\" name=\"n\" cancelActivity=\"false\" attachedToRef=\"SubProcess_Case\">"
                        + timer
                        + "</boundaryEvent><endEvent id=\"EndEvent_Slow\" name=\"n\" /><sequenceFlow id=\"Flow_Slow_Slow\" sourceRef=\"BoundaryEvent_Slow\" targetRef=\"EndEvent_Slow\" /><endEvent id=\"EndEvent_Done\"");
        good(
                "an end that ends all",
                AUDIT,
                "<endEvent id=\"EndEvent_Late\" name=\"Late\" />",
                "<endEvent id=\"EndEvent_Late\" name=\"Late\"><terminateEventDefinition /></endEvent>");

        of("D13");
        bad(
                "an escalation nobody catches",
                PROTOCOL,
                "<escalationEventDefinition escalationRef=\"Escalation_Late\" />",
                timer);
        bad("an error nobody catches", PROTOCOL, "<errorEventDefinition errorRef=\"Error_UnusableImage\" />", timer);
        bad(
                "an error of a delegate nobody catches",
                p -> p.insert(
                        PROTOCOL,
                        "Flow_Score_Consensus",
                        "Task_Consensus",
                        "Task_Deidentify",
                        "<serviceTask id=\"Task_Deidentify\" name=\"n\" camunda:delegateExpression=\"${deidentifyStudyDelegate}\" />"));
        bad(
                "an escalation out of the case",
                p -> p.insert(
                        PROTOCOL,
                        "Flow_Record_Audit",
                        "CallActivity_Audit",
                        "IntermediateThrowEvent_Late",
                        "<intermediateThrowEvent id=\"IntermediateThrowEvent_Late\" name=\"n\"><escalationEventDefinition escalationRef=\"Escalation_Late\" /></intermediateThrowEvent>"));
        bad(
                "a boundary event for what nobody throws",
                PROTOCOL,
                CLOSED,
                boundary.formatted(
                        "CallActivity_Arbitration",
                        "",
                        "<escalationEventDefinition escalationRef=\"Escalation_Late\" />"));
        bad(
                "an error event at a step that raises none",
                p -> p.change(
                        INTAKE,
                        "<endEvent id=\"EndEvent_Accepted\"",
                        "<boundaryEvent id=\"BoundaryEvent_Never\" name=\"n\" attachedToRef=\"Task_Accept\"><errorEventDefinition errorRef=\"Error_DeidentificationFailed\" /></boundaryEvent><sequenceFlow id=\"Flow_Never_Failed\" sourceRef=\"BoundaryEvent_Never\" targetRef=\"EndEvent_Failed\" /><endEvent id=\"EndEvent_Accepted\""));
        good("an escalation caught further out", p -> p.change(
                        PROTOCOL,
                        "name=\"Late\" attachedToRef=\"CallActivity_Reading\"",
                        "name=\"Late\" attachedToRef=\"SubProcess_Reading\"")
                .change(
                        PROTOCOL,
                        "<callActivity id=\"CallActivity_Reading\"",
                        "<subProcess id=\"SubProcess_Reading\" name=\"n\"><startEvent id=\"StartEvent_Inner\" name=\"n\" /><callActivity id=\"CallActivity_Reading\"")
                .change(
                        PROTOCOL,
                        "<boundaryEvent id=\"BoundaryEvent_Late\"",
                        "<boundaryEvent id=\"BoundaryEvent_Unusable\" name=\"Unusable\" attachedToRef=\"CallActivity_Reading\"><errorEventDefinition errorRef=\"Error_UnusableImage\" /></boundaryEvent><endEvent id=\"EndEvent_Inner\" name=\"n\" /><endEvent id=\"EndEvent_InnerUncertain\" name=\"n\" /><endEvent id=\"EndEvent_InnerUnusable\" name=\"n\" /><sequenceFlow id=\"Flow_Inner_Reading\" sourceRef=\"StartEvent_Inner\" targetRef=\"CallActivity_Reading\" /><sequenceFlow id=\"Flow_Reading_Inner\" sourceRef=\"CallActivity_Reading\" targetRef=\"EndEvent_Inner\" /><sequenceFlow id=\"Flow_Uncertain_Inner\" sourceRef=\"BoundaryEvent_Uncertain\" targetRef=\"EndEvent_InnerUncertain\" /><sequenceFlow id=\"Flow_Unusable_Inner\" sourceRef=\"BoundaryEvent_Unusable\" targetRef=\"EndEvent_InnerUnusable\" /></subProcess><boundaryEvent id=\"BoundaryEvent_Late\"")
                .change(
                        PROTOCOL,
                        "</subProcess><boundaryEvent id=\"BoundaryEvent_Late\" name=\"Late\" attachedToRef=\"SubProcess_Reading\"><escalationEventDefinition escalationRef=\"Escalation_Late\" /></boundaryEvent>\n    <boundaryEvent id=\"BoundaryEvent_Unusable\" name=\"Unusable\" attachedToRef=\"CallActivity_Reading\"><errorEventDefinition errorRef=\"Error_UnusableImage\" /></boundaryEvent>",
                        "</subProcess><boundaryEvent id=\"BoundaryEvent_Late\" name=\"Late\" attachedToRef=\"SubProcess_Reading\"><escalationEventDefinition escalationRef=\"Escalation_Late\" /></boundaryEvent>")
                .change(
                        PROTOCOL,
                        "<sequenceFlow id=\"Flow_Uncertain_ToArbitration\" sourceRef=\"BoundaryEvent_Uncertain\" targetRef=\"Gateway_ToArbitration\" />",
                        "")
                .change(
                        PROTOCOL,
                        "<sequenceFlow id=\"Flow_Unusable_Unusable\" sourceRef=\"BoundaryEvent_Unusable\" targetRef=\"EndEvent_Unusable\" />",
                        "")
                .change(PROTOCOL, "<endEvent id=\"EndEvent_Unusable\" name=\"Unusable\" />", "")
                .change(
                        PROTOCOL,
                        "id=\"Flow_Found_Reading\" sourceRef=\"Gateway_Found\" targetRef=\"CallActivity_Reading\"",
                        "id=\"Flow_Found_Reading\" sourceRef=\"Gateway_Found\" targetRef=\"SubProcess_Reading\"")
                .change(
                        PROTOCOL,
                        "id=\"Flow_Reading_Score\" sourceRef=\"CallActivity_Reading\"",
                        "id=\"Flow_Reading_Score\" sourceRef=\"SubProcess_Reading\""));
        good("an escalation a person may raise", READING, "Esc_MissingInformation", "Esc_ConflictOfInterest");
        good(
                "an escalation that lets the readings go on",
                PROTOCOL,
                "name=\"Uncertain\" attachedToRef",
                "name=\"Uncertain\" cancelActivity=\"false\" attachedToRef");
    }

    private void flow() {
        of("L12");
        bad("a transaction", p -> p.change(PROTOCOL, "<subProcess ", "<transaction ")
                .change(PROTOCOL, "</subProcess>", "</transaction>"));
        bad("an ad-hoc sub-process", p -> p.change(PROTOCOL, "<subProcess ", "<adHocSubProcess ")
                .change(PROTOCOL, "</subProcess>", "</adHocSubProcess>")
                .change(PROTOCOL, "SubProcess_Case", "Task_Case")
                .change(PROTOCOL, "attachedToRef=\"Task_Case\"", "attachedToRef=\"Task_Case\""));
        bad("an event sub-process", PROTOCOL, "<subProcess ", "<subProcess triggeredByEvent=\"true\" ");
        bad(
                "a step that compensates",
                PROTOCOL,
                "<serviceTask id=\"Task_Score\"",
                "<serviceTask id=\"Task_Score\" isForCompensation=\"true\"");
        bad(
                "a compensation",
                PROTOCOL,
                "<endEvent id=\"EndEvent_Done\" name=\"Done\" />",
                "<endEvent id=\"EndEvent_Done\" name=\"Done\"><compensateEventDefinition /></endEvent>");
        bad("pools", PROTOCOL, "<process ", "<collaboration id=\"Collaboration_A\" /><process ");
        bad(
                "a case of CMMN",
                PROTOCOL,
                "calledElement=\"QualityAuditProcess\"",
                "calledElement=\"QualityAuditProcess\" camunda:caseRef=\"x\"");
        good(
                "a plain sub-process",
                p -> insert(
                        p,
                        "SubProcess_Plain",
                        "<subProcess id=\"SubProcess_Plain\" name=\"n\"><startEvent id=\"StartEvent_Plain\" name=\"n\" /><endEvent id=\"EndEvent_Plain\" name=\"n\" /><sequenceFlow id=\"Flow_Plain_Plain\" sourceRef=\"StartEvent_Plain\" targetRef=\"EndEvent_Plain\" /></subProcess>"));
        good(
                "a note",
                p -> p.add(
                        PROTOCOL,
                        "<textAnnotation id=\"Note_A\"><text>Read this.</text></textAnnotation><association id=\"Association_A\" sourceRef=\"SubProcess_Case\" targetRef=\"Note_A\" />"));

        of("L13");
        bad("gateways alone", p -> circle(p, "<exclusiveGateway id=\"Gateway_Again\" name=\"n\" />", "Gateway_Again"));
        bad("a service task", p -> circle(p, service("Task_Again", ""), "Task_Again"));
        bad(
                "a table",
                p -> circle(
                        p,
                        "<businessRuleTask id=\"Task_Again\" name=\"n\" camunda:decisionRef=\"routing\" camunda:decisionRefBinding=\"deployment\" />",
                        "Task_Again"));
        bad(
                "an event that does not wait",
                p -> circle(
                        p,
                        "<intermediateThrowEvent id=\"IntermediateThrowEvent_Again\" name=\"n\" />",
                        "IntermediateThrowEvent_Again"));
        bad(
                "a sub-process that does not wait",
                p -> circle(
                        p,
                        "<subProcess id=\"SubProcess_Plain\" name=\"n\"><startEvent id=\"StartEvent_Plain\" name=\"n\" /><endEvent id=\"EndEvent_Plain\" name=\"n\" /><sequenceFlow id=\"Flow_Plain_Plain\" sourceRef=\"StartEvent_Plain\" targetRef=\"EndEvent_Plain\" /></subProcess>",
                        "SubProcess_Plain"));
        bad(
                "scoring again and again",
                PROTOCOL,
                "id=\"Flow_Route_Ask\" sourceRef=\"Gateway_Route\" targetRef=\"Gateway_Ask\"",
                "id=\"Flow_Route_Ask\" sourceRef=\"Gateway_Route\" targetRef=\"Task_Score\"");
        good("a job", p -> circle(p, job("Task_Again"), "Task_Again"));
        good(
                "a pause",
                p -> circle(
                        p,
                        "<intermediateCatchEvent id=\"IntermediateCatchEvent_Again\" name=\"n\"><timerEventDefinition><timeDuration>PT5M</timeDuration></timerEventDefinition></intermediateCatchEvent>",
                        "IntermediateCatchEvent_Again"));

        of("L15");
        bad("a hundred", PROTOCOL, ">${readersToAdd}<", ">100<");
        bad("2000", PROTOCOL, ">${readersToAdd}<", ">2000<");
        bad("a counter without a maximum", PROTOCOL, ">${readersToAdd}<", ">${readingCount}<");
        bad("arithmetic", PROTOCOL, ">${readersToAdd}<", ">${readersToAdd * 10}<");
        bad("a text", PROTOCOL, ">${readersToAdd}<", ">${route}<");
        bad(
                "a collection",
                PROTOCOL,
                "<multiInstanceLoopCharacteristics>",
                "<multiInstanceLoopCharacteristics camunda:collection=\"readers\">");
        bad("no number", PROTOCOL, "<loopCardinality>${readersToAdd}</loopCardinality>", "");
        bad(
                "a service task repeated",
                p -> insert(
                        p,
                        "Task_Mark",
                        service(
                                "Task_Mark",
                                "<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>")));
        bad(
                "a loop of BPMN",
                p -> p.change(
                        AUDIT,
                        "camunda:dueDate=\"P7D\" />",
                        "camunda:dueDate=\"P7D\"><standardLoopCharacteristics /></userTask>"));
        good("a number", PROTOCOL, ">${readersToAdd}<", ">3<");
        good(
                "one after the other",
                PROTOCOL,
                "<multiInstanceLoopCharacteristics>",
                "<multiInstanceLoopCharacteristics isSequential=\"true\">");
        good("the size of a panel", PROTOCOL, ">${readersToAdd}<", ">${panelSize}<");

        of("L17");
        bad("no default", PROTOCOL, " default=\"Flow_Route_ToArbitration\"", "");
        bad("conditions that overlap", PROTOCOL, MORE, "${route == 'more' or route == 'accept'}");
        bad("a value no table gives", PROTOCOL, MORE, "${route == 'again'}");
        bad("a condition that never holds", PROTOCOL, MORE, "${route == 'more' and route == 'accept'}");
        bad(
                "a flow without condition",
                PROTOCOL,
                "<conditionExpression xsi:type=\"tFormalExpression\">" + MORE + "</conditionExpression>",
                "");
        bad(
                "a default with condition",
                p -> p.change(
                        PROTOCOL,
                        "sourceRef=\"Gateway_Route\" targetRef=\"Gateway_ToArbitration\" />",
                        "sourceRef=\"Gateway_Route\" targetRef=\"Gateway_ToArbitration\"><conditionExpression xsi:type=\"tFormalExpression\">${route == 'arbitrate'}</conditionExpression></sequenceFlow>"));
        bad(
                "a condition where nothing is chosen",
                p -> p.change(
                        PROTOCOL,
                        "sourceRef=\"Task_Score\" targetRef=\"Task_Consensus\" />",
                        "sourceRef=\"Task_Score\" targetRef=\"Task_Consensus\"><conditionExpression xsi:type=\"tFormalExpression\">${staffed}</conditionExpression></sequenceFlow>"));
        bad(
                "too many to compare",
                PROTOCOL,
                MORE,
                "${route == 'more' and ("
                        + IntStream.range(0, 9)
                                .mapToObj(i -> List.of(
                                                        "modality",
                                                        "priority",
                                                        "readerId",
                                                        "readingId",
                                                        "caseId",
                                                        "projectId",
                                                        "seriesId",
                                                        "routeReason",
                                                        "decisionId")
                                                .get(i)
                                        + " == '" + i + "'")
                                .collect(Collectors.joining(" or "))
                        + " or readingCount > 1 or majorityShare > 0.5 or rows > 3 or columns > 4 or objects > 5)}");
        good("conditions that overlap where all may hold", p -> p.change(
                        PROTOCOL, "<exclusiveGateway id=\"Gateway_Route\"", "<inclusiveGateway id=\"Gateway_Route\"")
                .change(PROTOCOL, MORE, "${route != 'arbitrate'}"));
        good("a number on both sides", p -> p.change(PROTOCOL, ACCEPTS, "${majorityShare >= 0.75}")
                .change(PROTOCOL, MORE, "${majorityShare &lt; 0.5}"));

        of("L19");
        bad("an end that nothing leads to", p -> p.add(PROTOCOL, "<endEvent id=\"EndEvent_Lost\" name=\"n\" />"));
        bad(
                "a task that nothing leads to",
                p -> p.add(
                        PROTOCOL,
                        job("Task_Lost")
                                + "<endEvent id=\"EndEvent_Lost\" name=\"n\" /><sequenceFlow id=\"Flow_Lost_Lost\" sourceRef=\"Task_Lost\" targetRef=\"EndEvent_Lost\" />"));
        bad(
                "a task without a way out",
                PROTOCOL,
                "<sequenceFlow id=\"Flow_Record_Audit\" sourceRef=\"Task_Record\" targetRef=\"CallActivity_Audit\" />",
                "");
        bad(
                "a gateway without a way out",
                PROTOCOL,
                "<sequenceFlow id=\"Flow_Settled_Record\" sourceRef=\"Gateway_Settled\" targetRef=\"Task_Record\" />",
                "");
        bad(
                "a boundary event without a way out",
                PROTOCOL,
                "<sequenceFlow id=\"Flow_Withdrawn_CloseWithdrawn\" sourceRef=\"BoundaryEvent_Withdrawn\" targetRef=\"Task_CloseWithdrawn\" />",
                "");
        bad("readings without outcome", PROTOCOL, "${recordGroundTruthDelegate}", "${giveFeedbackDelegate}");
        good(
                "one more end",
                p -> p.insert(
                                AUDIT,
                                "Flow_Audit_Audited",
                                "EndEvent_Audited",
                                "Gateway_Twice",
                                "<exclusiveGateway id=\"Gateway_Twice\" name=\"n\" default=\"Flow_Twice_Next\" />")
                        .add(
                                AUDIT,
                                "<endEvent id=\"EndEvent_Twice\" name=\"n\" /><sequenceFlow id=\"Flow_Twice_Twice\" sourceRef=\"Gateway_Twice\" targetRef=\"EndEvent_Twice\"><conditionExpression xsi:type=\"tFormalExpression\">${staffed}</conditionExpression></sequenceFlow>"));
        good(
                "a truth after feedback",
                p -> p.insert(PROTOCOL, "Flow_Settled_Record", "Task_Record", "Task_Feedback", job("Task_Feedback")));
        openEnds();

        of("L22");
        String accept = "<sequenceFlow id=\"Flow_Deidentify_Accept\"";
        bad(
                "a way around",
                INTAKE,
                accept,
                "<sequenceFlow id=\"Flow_StudyReceived_Accept\" sourceRef=\"StartEvent_StudyReceived\" targetRef=\"Task_Accept\" />"
                        + accept);
        bad("a choice to go without", p -> p.insert(
                        INTAKE,
                        "Flow_StudyReceived_Deidentify",
                        "Task_Deidentify",
                        "Gateway_Skip",
                        "<exclusiveGateway id=\"Gateway_Skip\" name=\"n\" default=\"Flow_Skip_Next\" />")
                .change(
                        INTAKE,
                        accept,
                        "<sequenceFlow id=\"Flow_Skip_Accept\" sourceRef=\"Gateway_Skip\" targetRef=\"Task_Accept\"><conditionExpression xsi:type=\"tFormalExpression\">${burnedInRisk}</conditionExpression></sequenceFlow>"
                                + accept));
        bad("a protocol that follows no accepted series", INTAKE, "${acceptStudyDelegate}", "${markOverdueDelegate}");
        bad(
                "a second start",
                INTAKE,
                "<startEvent id=\"StartEvent_StudyReceived\"",
                "<startEvent id=\"StartEvent_Other\" name=\"n\" /><sequenceFlow id=\"Flow_Other_Accept\" sourceRef=\"StartEvent_Other\" targetRef=\"Task_Accept\" /><startEvent id=\"StartEvent_StudyReceived\"");
        bad("a person before", p -> p.insert(
                        INTAKE,
                        "Flow_StudyReceived_Deidentify",
                        "Task_Deidentify",
                        "Task_Look",
                        task("Task_Look", "data-manager"))
                .change(
                        INTAKE,
                        "<endEvent id=\"EndEvent_Accepted\"",
                        ends("Task_Look") + "<endEvent id=\"EndEvent_Accepted\""));
        good("a person after", p -> p.insert(
                        INTAKE, "Flow_Deidentify_Accept", "Task_Accept", "Task_Look", task("Task_Look", "data-manager"))
                .change(
                        INTAKE,
                        "<endEvent id=\"EndEvent_Accepted\"",
                        ends("Task_Look") + "<endEvent id=\"EndEvent_Accepted\""));
        good(
                "de-identification twice",
                p -> p.change(
                                INTAKE,
                                "${acceptStudyDelegate}\" camunda:asyncBefore=\"true\">{job}</serviceTask>",
                                "${acceptStudyDelegate}\" camunda:asyncBefore=\"true\">{job}</serviceTask><boundaryEvent id=\"BoundaryEvent_Again\" name=\"n\" attachedToRef=\"Task_Again\"><errorEventDefinition errorRef=\"Error_DeidentificationFailed\" /></boundaryEvent>")
                        .insert(
                                INTAKE,
                                "Flow_Deidentify_Accept",
                                "Task_Accept",
                                "Task_Again",
                                "<serviceTask id=\"Task_Again\" name=\"n\" camunda:delegateExpression=\"${deidentifyStudyDelegate}\" camunda:asyncBefore=\"true\">{job}</serviceTask>")
                        .change(
                                INTAKE,
                                "<sequenceFlow id=\"Flow_Accept_Accepted\"",
                                "<sequenceFlow id=\"Flow_Again_Failed\" sourceRef=\"BoundaryEvent_Again\" targetRef=\"EndEvent_Failed\" /><sequenceFlow id=\"Flow_Accept_Accepted\""));

        of("L23");
        bad(
                "another call in its place",
                PROTOCOL,
                "calledElement=\"QualityAuditProcess\"",
                "calledElement=\"SeniorArbitrationProcess\"");
        bad(
                "an audit that does not sample",
                p -> p.change(AUDIT, "camunda:decisionRef=\"audit-sampling\"", "camunda:decisionRef=\"routing\""));
        bad(
                "a way around the sample",
                AUDIT,
                "sourceRef=\"StartEvent_Recorded\" targetRef=\"Task_Sample\" />",
                "sourceRef=\"StartEvent_Recorded\" targetRef=\"Task_Sample\" /><sequenceFlow id=\"Flow_Recorded_Sampled\" sourceRef=\"StartEvent_Recorded\" targetRef=\"Gateway_Sampled\" />");
        bad(
                "a way around the audit",
                p -> insert(
                                p,
                                "Gateway_Skip",
                                "<exclusiveGateway id=\"Gateway_Skip\" name=\"n\" default=\"Flow_Skip_Next\" />")
                        .change(
                                PROTOCOL,
                                "</subProcess>",
                                "<sequenceFlow id=\"Flow_Skip_Closed\" sourceRef=\"Gateway_Skip\" targetRef=\"EndEvent_Closed\"><conditionExpression xsi:type=\"tFormalExpression\">${staffed}</conditionExpression></sequenceFlow></subProcess>"));
        bad(
                "an audit beside the end",
                p -> insert(p, "Gateway_Both", "<parallelGateway id=\"Gateway_Both\" name=\"n\" />")
                        .change(
                                PROTOCOL,
                                "</subProcess>",
                                "<sequenceFlow id=\"Flow_Both_Closed\" sourceRef=\"Gateway_Both\" targetRef=\"EndEvent_Closed\" /></subProcess>"));
        bad(
                "an audit before the truth",
                p -> p.insert(
                        PROTOCOL,
                        "Flow_Audit_Closed",
                        "EndEvent_Closed",
                        "Task_RecordAgain",
                        "<serviceTask id=\"Task_RecordAgain\" name=\"n\" camunda:delegateExpression=\"${recordGroundTruthDelegate}\" camunda:asyncBefore=\"true\">{job}</serviceTask>"));
        good(
                "a sample in the protocol itself",
                p -> insert(
                        p,
                        "Task_Sample",
                        "<businessRuleTask id=\"Task_Sample\" name=\"n\" camunda:decisionRef=\"audit-sampling\" camunda:decisionRefBinding=\"deployment\" />"));
        good(
                "feedback before the audit",
                p -> insert(
                        p,
                        "Task_Feedback",
                        "<serviceTask id=\"Task_Feedback\" name=\"n\" camunda:delegateExpression=\"${giveFeedbackDelegate}\" />"));
    }

    private void openEnds() {
        String open = "name=\"Close\" camunda:delegateExpression=\"${giveFeedbackDelegate}\"";
        String beside =
                "<boundaryEvent id=\"BoundaryEvent_Slow\" name=\"n\" cancelActivity=\"false\" attachedToRef=\"%s\">"
                        + P7D.replace("<timeD", "<timerEventDefinition><timeD")
                        + "</timerEventDefinition></boundaryEvent>";
        String slow = "<sequenceFlow id=\"Flow_Slow_Next\" sourceRef=\"BoundaryEvent_Slow\" targetRef=\"%s\" />";
        String slowEnd = "<endEvent id=\"EndEvent_Slow\" name=\"n\" />" + slow.formatted("EndEvent_Slow");
        bad("a case that nothing closes", PROTOCOL, CLOSES, open);
        bad(
                "a way around the task that closes",
                p -> p.insert(
                                PROTOCOL,
                                "Flow_Withdrawn_CloseWithdrawn",
                                "Task_CloseWithdrawn",
                                "Gateway_Skip",
                                "<exclusiveGateway id=\"Gateway_Skip\" name=\"n\" default=\"Flow_Skip_Next\" />")
                        .add(
                                PROTOCOL,
                                "<sequenceFlow id=\"Flow_Skip_Withdrawn\" sourceRef=\"Gateway_Skip\" targetRef=\"EndEvent_Withdrawn\"><conditionExpression xsi:type=\"tFormalExpression\">${staffed}</conditionExpression></sequenceFlow>"));
        bad(
                "a case that is opened again and not closed",
                p -> p.insert(PROTOCOL, "Flow_Close_Done", "EndEvent_Done", "Task_Reopen", reopen()));
        bad(
                "a case that closes only beside itself",
                p -> p.change(PROTOCOL, CLOSES, open)
                        .add(
                                PROTOCOL,
                                beside.formatted("SubProcess_Case") + closing("Slow") + slow.formatted("Task_CloseSlow")
                                        + "<endEvent id=\"EndEvent_Slow\" name=\"n\" /><sequenceFlow id=\"Flow_CloseSlow_Slow\" sourceRef=\"Task_CloseSlow\" targetRef=\"EndEvent_Slow\" />"));
        bad(
                "what runs beside the case and ends it",
                p -> p.change(
                                PROTOCOL,
                                CLOSED,
                                CLOSED
                                        + beside.formatted("CallActivity_Arbitration")
                                        + slowEnd.replace(
                                                "name=\"n\" />",
                                                "name=\"n\"><escalationEventDefinition escalationRef=\"Escalation_Late\" /></endEvent>"))
                        .add(
                                PROTOCOL,
                                "<boundaryEvent id=\"BoundaryEvent_TooLate\" name=\"n\" attachedToRef=\"SubProcess_Case\"><escalationEventDefinition escalationRef=\"Escalation_Late\" /></boundaryEvent><endEvent id=\"EndEvent_TooLate\" name=\"n\" /><sequenceFlow id=\"Flow_TooLate_TooLate\" sourceRef=\"BoundaryEvent_TooLate\" targetRef=\"EndEvent_TooLate\" />"));
        good(
                "what runs beside the case and ends for itself",
                p -> p.add(PROTOCOL, beside.formatted("SubProcess_Case") + slowEnd));
        good(
                "what runs beside a case that closes inside",
                p -> closedInside(p.change(PROTOCOL, CLOSES, open)
                        .change(PROTOCOL, CLOSED, CLOSED + beside.formatted("CallActivity_Arbitration") + slowEnd)
                        .insert(PROTOCOL, "Flow_Audit_Closed", "EndEvent_Closed", "Task_CloseHere", closing("Here"))));
        good(
                "a task that closes in a called diagram",
                p -> closedInside(p.change(PROTOCOL, CLOSES, open)
                        .insert(AUDIT, "Flow_Recorded_Sample", "Task_Sample", "Task_CloseHere", closing("Here"))));
        good(
                "a case that is opened again and closed",
                p -> p.insert(PROTOCOL, "Flow_Case_Close", "Task_Close", "Task_Reopen", reopen()));
    }

    private static void closedInside(BaseProtocol protocol) {
        protocol.insert(
                PROTOCOL, "Flow_Unusable_Unusable", "EndEvent_Unusable", "Task_CloseUnusable", closing("Unusable"));
    }

    private static String closing(String id) {
        return "<serviceTask id=\"Task_Close" + id + "\" " + CLOSES
                + " camunda:asyncBefore=\"true\">{job}</serviceTask>";
    }

    private static String reopen() {
        return "<serviceTask id=\"Task_Reopen\" name=\"n\" camunda:delegateExpression=\"${reopenCaseDelegate}\" camunda:asyncBefore=\"true\">{job}</serviceTask>";
    }

    private void people() {
        of("L18");
        bad("two roles", AUDIT, "camunda:candidateGroups=\"auditor\"", "camunda:candidateGroups=\"auditor,lead\"");
        bad("no role", AUDIT, " camunda:candidateGroups=\"auditor\"", "");
        bad(
                "people in place of a role",
                AUDIT,
                "camunda:candidateGroups=\"auditor\"",
                "camunda:candidateUsers=\"ada\"");
        bad(
                "a named person",
                AUDIT,
                "camunda:candidateGroups=\"auditor\"",
                "camunda:candidateGroups=\"auditor\" camunda:assignee=\"ada\"");
        bad("readers who arbitrate", p -> p.change(STAFFING, "\"annotator\",\"specialist\"", "\"annotator\",\"senior\"")
                .change(STAFFING, "3 \"annotator\"", "3 \"senior\""));
        bad(
                "an arbiter who audits",
                AUDIT,
                "camunda:candidateGroups=\"auditor\"",
                "camunda:candidateGroups=\"senior\"");
        bad("a reader who audits", p -> p.change(STAFFING, "3 \"annotator\"", "3 \"specialist\"")
                .change(AUDIT, "camunda:candidateGroups=\"auditor\"", "camunda:candidateGroups=\"specialist\""));
        good(
                "the reader of before",
                READING,
                "camunda:candidateGroups=\"${readerLevel}\"",
                "camunda:candidateGroups=\"${readerLevel}\" camunda:assignee=\"${readerId}\"");
        good("specialists who read", STAFFING, "3 \"annotator\"", "3 \"specialist\"");
        good("a lead who audits", AUDIT, "camunda:candidateGroups=\"auditor\"", "camunda:candidateGroups=\"lead\"");

        of("L20");
        bad("one reader", PROTOCOL, ">${readersToAdd}<", ">1<");
        bad("a table that asks one reader", STAFFING, "-> 2", "-> 1");
        bad("a table that asks nobody", STAFFING, "-> 3", "-> 0");
        bad("a call that is not repeated", PROTOCOL, LOOP, "");
        bad(
                "readings by nobody who reads",
                READING,
                "candidateGroups=\"${readerLevel}\"",
                "candidateGroups=\"specialist\"");
        bad("a counter that no table sets to more", p -> p.change(
                        STAFFING, "out readersToAdd integer", "out readersToAdd integer\nout panelSize integer")
                .change(STAFFING, "-> 3", "-> 3 1")
                .change(STAFFING, "-> 2", "-> 2 1")
                .change(PROTOCOL, ">${readersToAdd}<", ">${panelSize}<"));
        bad(
                "a reading after a reopening without a round",
                p -> p.insert(PROTOCOL, "Flow_SelectStaff_Found", "Gateway_Found", "Task_Reopen", reopen()));
        good(
                "a round after a reopening",
                p -> p.insert(PROTOCOL, "Flow_Ask_SelectStaff", "Task_SelectStaff", "Task_Reopen", reopen()));
        bad("a round that nobody begins", PROTOCOL, "name=\"round\">new<", "name=\"round\">same<");
        good("two", PROTOCOL, ">${readersToAdd}<", ">2<");
        good("a correction by the same reader", p -> p.change(
                        READING,
                        "camunda:candidateGroups=\"${readerLevel}\"",
                        "camunda:candidateGroups=\"${readerLevel}\" camunda:assignee=\"${readerId}\"")
                .change(PROTOCOL, LOOP, ""));

        of("L21");
        bad("nobody who takes over", p -> p.change(ARBITRATION, "${reassignTaskDelegate}", "${remindDelegate}"));
        bad(
                "a task that nobody takes over",
                AUDIT,
                "name=\"Late\" attachedToRef",
                "name=\"Late\" cancelActivity=\"false\" attachedToRef");
        bad(
                "a reading that nobody takes over",
                READING,
                "name=\"Escalate\" attachedToRef",
                "name=\"Escalate\" cancelActivity=\"false\" attachedToRef");
        bad("no reminder", READING, "name=\"Remind\" cancelActivity=\"false\"", "name=\"Remind\"");
        bad("no reminder of the auditor", AUDIT, "name=\"Remind\" cancelActivity=\"false\"", "name=\"Remind\"");
        bad(
                "a task without any timer",
                p -> insert(
                        p,
                        "Task_Look",
                        "<userTask id=\"Task_Look\" name=\"n\" " + FORM_OF_AUDIT
                                + " camunda:candidateGroups=\"lead\" />"));
        good("timers around a sub-process", p -> p.insert(
                        PROTOCOL,
                        "Flow_Settled_Record",
                        "Task_Record",
                        "SubProcess_Timed",
                        "<subProcess id=\"SubProcess_Timed\" name=\"n\"><startEvent id=\"StartEvent_Timed\" name=\"n\" /><userTask id=\"Task_Look\" name=\"n\" "
                                + FORM_OF_AUDIT
                                + " camunda:candidateGroups=\"lead\" /><endEvent id=\"EndEvent_Timed\" name=\"n\" /><sequenceFlow id=\"Flow_Timed_Look\" sourceRef=\"StartEvent_Timed\" targetRef=\"Task_Look\" /><sequenceFlow id=\"Flow_Look_Timed\" sourceRef=\"Task_Look\" targetRef=\"EndEvent_Timed\" /></subProcess>"
                                + timers("SubProcess_Timed"))
                .change(
                        PROTOCOL,
                        "<endEvent id=\"EndEvent_Closed\"",
                        ends("SubProcess_Timed") + "<endEvent id=\"EndEvent_Closed\""));
        good("a task with both timers", p -> p.insert(
                        PROTOCOL, "Flow_Settled_Record", "Task_Record", "Task_Look", task("Task_Look", "lead"))
                .change(
                        PROTOCOL,
                        "<endEvent id=\"EndEvent_Closed\"",
                        ends("Task_Look") + "<endEvent id=\"EndEvent_Closed\""));

        of("D09");
        bad("wizards", AUDIT, "camunda:candidateGroups=\"auditor\"", "camunda:candidateGroups=\"wizards\"");
        bad(
                "the name of the constant",
                AUDIT,
                "camunda:candidateGroups=\"auditor\"",
                "camunda:candidateGroups=\"AUDITOR\"");
        bad(
                "the engine's own group",
                AUDIT,
                "camunda:candidateGroups=\"auditor\"",
                "camunda:candidateGroups=\"camunda-admin\"");
        bad("a table that gives no role", p -> p.change(
                        STAFFING, "\"annotator\",\"specialist\"", "\"annotator\",\"reader\"")
                .change(STAFFING, "3 \"annotator\"", "3 \"reader\""));
        bad(
                "a group with a space",
                AUDIT,
                "camunda:candidateGroups=\"auditor\"",
                "camunda:candidateGroups=\"data manager\"");
        good("the lead", AUDIT, "camunda:candidateGroups=\"auditor\"", "camunda:candidateGroups=\"lead\"");
        good(
                "the data manager",
                AUDIT,
                "camunda:candidateGroups=\"auditor\"",
                "camunda:candidateGroups=\"data-manager\"");
    }

    private void contract() {
        of("D01");
        bad(
                "a second decision",
                p -> p.changeFile(
                        ROUTING,
                        "</decision>",
                        "</decision><decision id=\"more\" name=\"More\" camunda:historyTimeToLive=\"P2190D\" camunda:versionTag=\"1.0.0\"><decisionTable hitPolicy=\"FIRST\"><rule /></decisionTable></decision>"));
        bad("a process that does not run", PROTOCOL, "isExecutable=\"true\"", "isExecutable=\"false\"");
        bad(
                "a process of another name",
                PROTOCOL,
                "<process id=\"TwoReadingsProcess\"",
                "<process id=\"ThreeReadingsProcess\"");
        bad(
                "a process without the word",
                PROTOCOL,
                "<process id=\"TwoReadingsProcess\"",
                "<process id=\"TwoReadings\"");
        bad(
                "a second process",
                PROTOCOL,
                "</process>",
                "</process><process id=\"OtherProcess\" name=\"n\" isExecutable=\"true\" camunda:historyTimeToLive=\"P2190D\" camunda:versionTag=\"1.0.0\"><startEvent id=\"StartEvent_Other\" name=\"n\" /><endEvent id=\"EndEvent_Other\" name=\"n\" /><sequenceFlow id=\"Flow_Other_Other\" sourceRef=\"StartEvent_Other\" targetRef=\"EndEvent_Other\" /></process>");
        bad("a table of another name", p -> p.put("other.dmn", table("another")));
        good("a table more", p -> p.put("other.dmn", table("other")));
        good("another name of the process", PROTOCOL, "name=\"Two readings\"", "name=\"Anything\"");

        of("D02");
        bad("a generated id", PROTOCOL, "Gateway_Settled", "Gateway_0x1a2b3");
        bad("the id of another type", PROTOCOL, "Gateway_Settled", "Task_Settled");
        bad("an id that says no type", PROTOCOL, "Gateway_Settled", "Settled");
        bad("a generated flow", PROTOCOL, "Flow_Settled_Record", "Flow_1abcde2");
        bad("an id in small letters", PROTOCOL, "Gateway_Settled", "Gateway_settled");
        good("digits", PROTOCOL, "Gateway_Settled", "Gateway_Settled2");
        good("two words", PROTOCOL, "Gateway_Settled", "Gateway_Settled_Now");

        of("D03");
        bad("a task", PROTOCOL, "<serviceTask id=\"Task_Score\" name=\"Score\"", "<serviceTask id=\"Task_Score\"");
        bad("a gateway", PROTOCOL, "name=\"Settled\"", "name=\" \"");
        bad(
                "an event",
                PROTOCOL,
                "<endEvent id=\"EndEvent_Done\" name=\"Done\" />",
                "<endEvent id=\"EndEvent_Done\" />");
        bad(
                "a sub-process",
                PROTOCOL,
                "<subProcess id=\"SubProcess_Case\" name=\"The case\">",
                "<subProcess id=\"SubProcess_Case\">");
        bad(
                "a process",
                AUDIT,
                "<process id=\"QualityAuditProcess\" name=\"Audit\"",
                "<process id=\"QualityAuditProcess\"");
        good("one letter", PROTOCOL, "name=\"Settled\"", "name=\"S\"");
        good(
                "a flow without name",
                PROTOCOL,
                "<sequenceFlow id=\"Flow_Settled_Record\"",
                "<sequenceFlow name=\"\" id=\"Flow_Settled_Record\"");

        of("D04");
        bad("a task", p -> p.changeFile(PROTOCOL, "bpmnElement=\"Task_Score\"", "bpmnElement=\"Task_Other\""));
        bad(
                "a boundary event",
                p -> p.changeFile(PROTOCOL, "bpmnElement=\"BoundaryEvent_Late\"", "bpmnElement=\"Other\""));
        bad("a flow", p -> p.changeFile(PROTOCOL, "bpmnElement=\"Flow_Settled_Record\"", "bpmnElement=\"Flow_Other\""));
        bad("a flow of one point", p -> p.changeFile(AUDIT, "<di:waypoint x=\"9\" y=\"0\" />", ""));
        bad(
                "a shape without place",
                p -> p.changeFile(AUDIT, "<dc:Bounds x=\"10\" y=\"0\" width=\"9\" height=\"9\" />", ""));
        bad(
                "a flow to the left",
                p -> p.changeFile(AUDIT, "<dc:Bounds x=\"10\" y=\"0\"", "<dc:Bounds x=\"9999\" y=\"0\""));
        bad("a colour that loads something", p -> coloured(p, "url(https://example.org/x)"));
        good("a step in colour", p -> coloured(p, "#ffe0b2"));
        good("a loop to the left", PROTOCOL, "name=\"Settled\"", "name=\"Settled again\"");
        good(
                "a step further right",
                p -> p.changeFile(AUDIT, "<dc:Bounds x=\"10\" y=\"0\"", "<dc:Bounds x=\"-500.5\" y=\"0\""));

        of("D05");
        bad(
                "a job without retries",
                PROTOCOL,
                "camunda:asyncBefore=\"true\">{job}</serviceTask>",
                "camunda:asyncBefore=\"true\" />");
        bad(
                "an audit without retries",
                AUDIT,
                "camunda:asyncBefore=\"true\">{job}</businessRuleTask>",
                "camunda:asyncBefore=\"true\" />");
        bad(
                "a step in a person's transaction",
                ARBITRATION,
                "<serviceTask id=\"Task_ValidateDecision\" name=\"Validate\" " + VALIDATE,
                "<serviceTask id=\"Task_ValidateDecision\" name=\"Validate\" camunda:delegateExpression=\"${validateLabelsDelegate}\"");
        bad(
                "a reading validated in its reader's transaction",
                READING,
                VALIDATE,
                "camunda:delegateExpression=\"${validateLabelsDelegate}\"");
        bad(
                "a step in the transaction of a message",
                p -> p.change(PROTOCOL, " camunda:asyncAfter=\"true\">{job}<message", "><message"));
        bad(
                "a step in the transaction of an upload",
                INTAKE,
                "${deidentifyStudyDelegate}\" camunda:asyncBefore=\"true\"",
                "${deidentifyStudyDelegate}\"");
        bad(
                "a step in the transaction of a withdrawal",
                p -> p.insert(
                        PROTOCOL,
                        "Flow_Withdrawn_CloseWithdrawn",
                        "Task_CloseWithdrawn",
                        "Task_Mark",
                        service("Task_Mark", "")));
        good(
                "a job after the person",
                p -> p.change(
                                ARBITRATION,
                                "camunda:candidateGroups=\"senior\" camunda:dueDate=\"P7D\" />",
                                "camunda:candidateGroups=\"senior\" camunda:dueDate=\"P7D\" camunda:asyncAfter=\"true\">{job}</userTask>")
                        .change(
                                ARBITRATION,
                                "<serviceTask id=\"Task_ValidateDecision\" name=\"Validate\" " + VALIDATE,
                                "<serviceTask id=\"Task_ValidateDecision\" name=\"Validate\" camunda:delegateExpression=\"${validateLabelsDelegate}\""));
        good(
                "a step after a timer",
                p -> p.change(
                        READING,
                        "${markOverdueDelegate}\" camunda:asyncBefore=\"true\">{job}</serviceTask>",
                        "${markOverdueDelegate}\" />"));

        of("D06");
        bad(
                "a parameter it does not have",
                PROTOCOL,
                "<camunda:inputParameter name=\"method\">",
                "<camunda:inputParameter name=\"threshold\">");
        bad("a value it does not take", PROTOCOL, ">majority<", ">mean<");
        bad("no value", PROTOCOL, ">majority<", "><");
        bad("a subject it does not take", ARBITRATION, ">decision<", ">audit<");
        bad("a parameter in capitals", ARBITRATION, "name=\"subject\"", "name=\"Subject\"");
        bad("a level that is none", p -> level(p, "level", "wizard"));
        good("another level", p -> level(p, "level", "specialist"));
        good("a level from a variable", p -> level(p, "level", "${readerLevel}"));

        of("D07");
        bad("a condition", PROTOCOL, ACCEPTS, "${rout == 'accept'}");
        bad("what is handed over", PROTOCOL, CASE_ID, CASE_ID + "<camunda:in source=\"caseId\" target=\"case\" />");
        bad("a hand-over without name", PROTOCOL, CASE_ID, CASE_ID + "<camunda:in source=\"caseId\" />");
        bad("a column", ROUTING, "in readingCount integer", "in readings integer");
        bad("a column of another type", ROUTING, "in tie boolean", "in tie string");
        bad("an answer", SAMPLING, "out sampled boolean", "out sampledNow boolean");
        bad("a timer", AUDIT, ">P5D<", ">${waitAfter}<");
        bad("a group", READING, "camunda:candidateGroups=\"${readerLevel}\"", "camunda:candidateGroups=\"${level}\"");
        bad(
                "what a scope sets",
                PROTOCOL,
                "camunda:decisionRef=\"routing\" camunda:decisionRefBinding=\"deployment\" />",
                "camunda:decisionRef=\"routing\" camunda:decisionRefBinding=\"deployment\"><extensionElements><camunda:inputOutput><camunda:inputParameter name=\"label\">x</camunda:inputParameter></camunda:inputOutput></extensionElements></businessRuleTask>");
        good(
                "what a table is asked with",
                PROTOCOL,
                "camunda:decisionRef=\"routing\" camunda:decisionRefBinding=\"deployment\" />",
                "camunda:decisionRef=\"routing\" camunda:decisionRefBinding=\"deployment\"><extensionElements><camunda:inputOutput><camunda:inputParameter name=\"tie\">${false}</camunda:inputParameter></camunda:inputOutput></extensionElements></businessRuleTask>");
        good("another variable", PROTOCOL, CASE_ID, CASE_ID + "<camunda:in source=\"seriesId\" target=\"seriesId\" />");

        of("D08");
        bad("a form that is not there", AUDIT, "camunda:formRef=\"audit\"", "camunda:formRef=\"inspection\"");
        bad("no form", AUDIT, FORM_OF_AUDIT, "");
        bad("the latest version", AUDIT, FORM_OF_AUDIT, "camunda:formRef=\"audit\"");
        bad("a form that is no JSON", FORM, "{", "[");
        bad("a form of another id", FORM, "\"first-read\"", "\"second-read\"");
        bad("a field the server cannot check", FORM, "\"textarea\"", "\"expression\"");
        bad("HTML in a form", FORM, "\"Comment\"", "\"<b>Comment</b>\"");
        bad("an expression in a form", FORM, "\"Comment\"", "\"=secret\"");
        bad("a pattern nobody can read", FORM, "\"maxLength\": 4000", "\"pattern\": \"" + "(".repeat(5000) + "\"");
        good(
                "a field more",
                FORM,
                "[{",
                "[{\"type\": \"number\", \"key\": \"confidence\", \"label\": \"Sure?\", \"id\": \"Field_confidence\"}, {");
        good("a form for two tasks", AUDIT, "camunda:formRef=\"audit\"", "camunda:formRef=\"first-read\"");

        of("D11");
        bad(
                "a decision that is not there",
                PROTOCOL,
                "camunda:decisionRef=\"routing\"",
                "camunda:decisionRef=\"rooting\"");
        bad("no decision", PROTOCOL, "camunda:decisionRef=\"routing\" ", "");
        bad(
                "the latest version",
                PROTOCOL,
                "camunda:decisionRef=\"routing\" camunda:decisionRefBinding=\"deployment\"",
                "camunda:decisionRef=\"routing\" camunda:decisionRefBinding=\"latest\"");
        bad(
                "no binding",
                PROTOCOL,
                "camunda:decisionRef=\"routing\" camunda:decisionRefBinding=\"deployment\"",
                "camunda:decisionRef=\"routing\"");
        bad(
                "a decision of another bundle",
                p -> p.insert(
                        INTAKE,
                        "Flow_Accept_Accepted",
                        "EndEvent_Accepted",
                        "Task_Decide",
                        "<businessRuleTask id=\"Task_Decide\" name=\"n\" camunda:decisionRef=\"routing\" camunda:decisionRefBinding=\"deployment\" />"));
        good(
                "a decision twice",
                p -> insert(
                        p,
                        "Task_Decide",
                        "<businessRuleTask id=\"Task_Decide\" name=\"n\" camunda:decisionRef=\"routing\" camunda:decisionRefBinding=\"deployment\" />"));
        good("a table nobody asks", p -> p.put("other.dmn", table("other")));

        of("D14");
        bad("a class of no kind", "schema.json", "\"finding\"", "\"circle\"");
        bad("a schema that is no JSON", "schema.json", "{", "[");
        bad("a code twice", "schema.json", "\"nodule\"", "\"none\"");
        bad("no classes", "schema.json", "\"classes\"", "\"klasses\"");
        bad("no guideline", p -> p.remove("guideline.md"));
        bad("no schema", p -> p.remove("schema.json"));
        good(
                "a class more",
                "schema.json",
                "\"classes\": [",
                "\"classes\": [{\"code\": \"mass\", \"name\": \"Mass\", \"kind\": \"mask\"}, ");
        good("a long guideline", "guideline.md", "Mark", "Mark".repeat(10_000));
    }

    private static BaseProtocol insert(BaseProtocol protocol, String id, String step) {
        return protocol.insert(PROTOCOL, "Flow_Record_Audit", "CallActivity_Audit", id, step);
    }

    private static String service(String id, String inside) {
        return "<serviceTask id=\"%s\" name=\"n\" camunda:delegateExpression=\"${markOverdueDelegate}\">%s</serviceTask>"
                .formatted(id, inside);
    }

    private static String job(String id) {
        return "<serviceTask id=\"%s\" name=\"n\" camunda:delegateExpression=\"${giveFeedbackDelegate}\" camunda:asyncBefore=\"true\">{job}</serviceTask>"
                .formatted(id);
    }

    private static String call(String process) {
        return "<callActivity id=\"CallActivity_Any\" name=\"n\" calledElement=\"%s\" camunda:calledElementBinding=\"deployment\" />"
                .formatted(process);
    }

    /** A task for a role, reminded of and interrupted. */
    private static String task(String id, String group) {
        return "<userTask id=\"%s\" name=\"n\" camunda:formRef=\"data\" camunda:formRefBinding=\"deployment\" camunda:candidateGroups=\"%s\" />"
                        .formatted(id, group)
                        .replace("\"data\"", group.equals("lead") ? "\"audit\"" : "\"data\"")
                + timers(id);
    }

    private static String timers(String id) {
        String timer =
                "<boundaryEvent id=\"BoundaryEvent_%s%s\" name=\"n\"%s attachedToRef=\"%s\"><timerEventDefinition><timeDuration>P%dD</timeDuration></timerEventDefinition></boundaryEvent>";
        String word = id.substring(id.indexOf('_') + 1);
        return timer.formatted(word, "Remind", " cancelActivity=\"false\"", id, 2)
                + timer.formatted(word, "Late", "", id, 5);
    }

    private static String ends(String id) {
        String word = id.substring(id.indexOf('_') + 1);
        String end =
                "<endEvent id=\"EndEvent_%s%s\" name=\"n\" /><sequenceFlow id=\"Flow_%s%s_End\" sourceRef=\"BoundaryEvent_%s%s\" targetRef=\"EndEvent_%s%s\" />";
        return Stream.of("Remind", "Late")
                .map(kind -> end.formatted(word, kind, word, kind, word, kind, word, kind))
                .collect(Collectors.joining());
    }

    /** After the truth is recorded: a gateway that may lead to a step and from there back to it. */
    private static void circle(BaseProtocol protocol, String step, String id) {
        insert(
                        protocol,
                        "Gateway_Loop",
                        "<exclusiveGateway id=\"Gateway_Loop\" name=\"n\" default=\"Flow_Loop_Next\" />" + step)
                .change(
                        PROTOCOL,
                        "</subProcess>\n  <boundaryEvent",
                        "<sequenceFlow id=\"Flow_Loop_Again\" sourceRef=\"Gateway_Loop\" targetRef=\"" + id
                                + "\"><conditionExpression xsi:type=\"tFormalExpression\">${staffed}</conditionExpression></sequenceFlow><sequenceFlow id=\"Flow_Again_Loop\" sourceRef=\""
                                + id + "\" targetRef=\"Gateway_Loop\" /></subProcess>\n  <boundaryEvent");
    }

    private static void level(BaseProtocol protocol, String name, String value) {
        String round = "<camunda:inputParameter name=\"round\">";
        protocol.change(
                PROTOCOL,
                round,
                "<camunda:inputParameter name=\"" + name + "\">" + value + "</camunda:inputParameter>" + round);
    }

    private static BaseProtocol coloured(BaseProtocol protocol, String colour) {
        String shape = "bpmnElement=\"Task_Score\"";
        return protocol.changeFile(
                        PROTOCOL,
                        "<definitions ",
                        "<definitions xmlns:bioc=\"http://bpmn.io/schema/bpmn/biocolor/1.0\" ")
                .changeFile(PROTOCOL, shape, shape + " bioc:fill=\"" + colour + "\"");
    }

    private static String table(String id) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" xmlns:camunda=\"http://camunda.org/schema/1.0/dmn\" id=\"Definitions_X\" name=\"x\" namespace=\"urn:x\"><decision id=\""
                + id
                + "\" name=\"x\" camunda:historyTimeToLive=\"P2190D\" camunda:versionTag=\"1.0.0\"><decisionTable hitPolicy=\"FIRST\"><input id=\"I\"><inputExpression typeRef=\"boolean\"><text>tie</text></inputExpression></input><output id=\"O\" name=\"sampled\" typeRef=\"boolean\" /><rule id=\"R\"><inputEntry><text>-</text></inputEntry><outputEntry><text>true</text></outputEntry></rule></decisionTable></decision></definitions>";
    }

    private static String many(int count, String element) {
        return IntStream.range(0, count).mapToObj(element::formatted).collect(Collectors.joining());
    }
}
