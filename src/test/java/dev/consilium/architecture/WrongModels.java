package dev.consilium.architecture;

import static dev.consilium.architecture.WrongModel.PROTOCOL;
import static dev.consilium.architecture.WrongModel.of;

import java.util.List;
import java.util.stream.Stream;

/** At least one wrong model for every rule. */
final class WrongModels {

    private static final String INTAKE = "image-intake.bpmn";
    private static final String ARBITRATION = "senior-arbitration.bpmn";
    private static final String READING = "blinded-reading.bpmn";
    private static final String QUARANTINE = "quarantine-review.bpmn";
    private static final String REMINDED = "</camunda:inputParameter>\n        </camunda:inputOutput>\n        "
            + "<camunda:failedJobRetryTimeCycle>PT10S,PT1M,PT10M,PT1H</camunda:failedJobRetryTimeCycle>\n      </bpmn:extensionElements>\n"
            + "      <bpmn:incoming>Flow_ReminderDue_Remind";
    private static final String ROUTING = "routing.dmn";
    private static final String STAFFING = "staffing.dmn";
    private static final String READ = "<bpmn:userTask id=\"Task_Read\" name=\"Read the case\"";
    private static final String SCORE = "camunda:delegateExpression=\"${scoreAgreementDelegate}\"";
    private static final String CARDINALITY = ">${readersToAdd}<";
    private static final String ACCEPTS = "${route == 'accept'}";
    private static final String RETRY = "PT10S,PT1M,PT10M,PT1H";
    private static final String END_OF_PROCESS = "</bpmn:process>";

    private WrongModels() {}

    static Stream<WrongModel> all() {
        return Stream.of(files(), code(), references(), events(), flow(), people(), contract())
                .flatMap(List::stream);
    }

    private static List<WrongModel> files() {
        return List.of(
                of(
                        "L01",
                        "larger than 1 MiB",
                        PROTOCOL,
                        END_OF_PROCESS,
                        END_OF_PROCESS + "<!--" + "x".repeat(1 << 20) + "-->"),
                of(
                        "L01",
                        "an attribute of 5000 characters",
                        PROTOCOL,
                        "name=\"Settled\"",
                        "name=\"" + "x".repeat(5000) + "\""),
                of(
                        "L01",
                        "nested 3000 deep",
                        PROTOCOL,
                        END_OF_PROCESS,
                        "<a>".repeat(3000) + "</a>".repeat(3000) + END_OF_PROCESS),
                of(
                        "L02",
                        "a document type",
                        PROTOCOL,
                        "<bpmn:definitions ",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><bpmn:definitions "),
                of("L02", "an entity nobody declared", PROTOCOL, "name=\"Settled\"", "name=\"&settled;\""),
                of("L02", "not well-formed", PROTOCOL, END_OF_PROCESS, ""),
                of("L02", "a processing instruction", PROTOCOL, END_OF_PROCESS, "<?php x?>" + END_OF_PROCESS),
                of(
                        "L02",
                        "an unknown namespace",
                        PROTOCOL,
                        END_OF_PROCESS,
                        "<x:y xmlns:x=\"urn:x\"/>" + END_OF_PROCESS),
                of(
                        "L02",
                        "an unknown element",
                        PROTOCOL,
                        END_OF_PROCESS,
                        "<bpmn:dataObject id=\"DataObject_A\"/>" + END_OF_PROCESS),
                of("L02", "an unknown attribute", PROTOCOL, SCORE, SCORE + " camunda:resultVariable=\"route\""),
                of("L02", "an id used twice", READING, "id=\"Timer_ReadingDue\"", "id=\"Timer_ReadingLate\""),
                of(
                        "L02",
                        "another encoding",
                        ROUTING,
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                        "<?xml version=\"1.0\" encoding=\"UTF-16\"?>"),
                of("L24", "no version", PROTOCOL, " camunda:versionTag=\"2.1.0\"", ""),
                of(
                        "L24",
                        "a version that is none",
                        PROTOCOL,
                        "camunda:versionTag=\"2.1.0\"",
                        "camunda:versionTag=\"latest\""),
                of("L24", "history for a month", ROUTING, "P2190D", "P30D"),
                of("L24", "no history", PROTOCOL, " camunda:historyTimeToLive=\"P2190D\"", ""));
    }

    private static List<WrongModel> code() {
        return List.of(
                of(
                        "L03",
                        "a script listener",
                        PROTOCOL,
                        "<bpmn:outgoing>Flow_ScoreAgreement_BuildConsensus</bpmn:outgoing>",
                        "<bpmn:extensionElements><camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"javascript\">1</camunda:script></camunda:executionListener></bpmn:extensionElements><bpmn:outgoing>Flow_ScoreAgreement_BuildConsensus</bpmn:outgoing>"),
                of(
                        "L03",
                        "a script language in a condition",
                        PROTOCOL,
                        "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">" + ACCEPTS,
                        "<bpmn:conditionExpression language=\"javascript\" xsi:type=\"bpmn:tFormalExpression\">"
                                + ACCEPTS),
                of("L04", "a class", PROTOCOL, SCORE, "camunda:class=\"java.lang.Object\""),
                of("L04", "an expression that runs", PROTOCOL, SCORE, "camunda:expression=\"${route}\""),
                of(
                        "L04",
                        "a bean that is no delegate",
                        PROTOCOL,
                        SCORE,
                        "camunda:delegateExpression=\"${dataSource}\""),
                of(
                        "L04",
                        "a method of a delegate",
                        PROTOCOL,
                        SCORE,
                        "camunda:delegateExpression=\"${scoreAgreementDelegate.verb}\""),
                of("L05", "a method call", PROTOCOL, ACCEPTS, "${route.toString() == 'accept'}"),
                of("L05", "reflection", PROTOCOL, ACCEPTS, "${''.getClass().forName('java.lang.Runtime')}"),
                of("L05", "an index", PROTOCOL, ACCEPTS, "${route[0] == 'accept'}"),
                of("L05", "a deferred expression", PROTOCOL, ACCEPTS, "#{route == 'accept'}"),
                of("L05", "an expression in a name", READING, "name=\"Read the case\"", "name=\"Read ${route}\""),
                of(
                        "L05",
                        "an expression as due date",
                        ARBITRATION,
                        "camunda:dueDate=\"P7D\"",
                        "camunda:dueDate=\"${route + 1}\""),
                of("L06", "a shell task", PROTOCOL, SCORE, "camunda:type=\"shell\""),
                of("L06", "an external task", PROTOCOL, SCORE, "camunda:type=\"external\" camunda:topic=\"score\""),
                of(
                        "L06",
                        "a connector",
                        PROTOCOL,
                        "<bpmn:incoming>Flow_ScoreAgreement_BuildConsensus</bpmn:incoming>",
                        "<bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></bpmn:extensionElements>"));
    }

    private static List<WrongModel> references() {
        return List.of(
                of(
                        "L07",
                        "an embedded form",
                        ARBITRATION,
                        "camunda:formRef=\"senior-arbitration\" camunda:formRefBinding=\"deployment\"",
                        "camunda:formKey=\"embedded:app:x.html\""),
                of("L07", "an address in a text", READING, "The reading counts.", "See https://example.org/"),
                of("L07", "HTML in a text", ROUTING, "The readings are evenly split.", "&lt;img src=x&gt;"),
                of(
                        "L08",
                        "the latest version of what it calls",
                        PROTOCOL,
                        " camunda:calledElementBinding=\"deployment\"",
                        ""),
                of(
                        "L09",
                        "all variables handed over",
                        PROTOCOL,
                        "<camunda:in source=\"caseId\" target=\"caseId\" />",
                        "<camunda:in variables=\"all\" />"),
                of(
                        "L09",
                        "the business key handed over",
                        PROTOCOL,
                        "<camunda:in source=\"caseId\" target=\"caseId\" />",
                        "<camunda:in businessKey=\"case\" />"),
                of(
                        "L10",
                        "a script in a table",
                        ROUTING,
                        "<inputEntry id=\"Tie_tie\">",
                        "<inputEntry id=\"Tie_tie\" expressionLanguage=\"javascript\">"),
                of("L10", "a function in a cell", ROUTING, "&gt;= 0.99", "sum([majorityShare]) &gt;= 0.99"),
                of("L10", "rules without order", ROUTING, "hitPolicy=\"FIRST\"", "hitPolicy=\"ANY\""),
                of(
                        "L10",
                        "no rule for the rest",
                        STAFFING,
                        "<inputEntry id=\"AnythingElse_priority\">\n          <text>-</text>",
                        "<inputEntry id=\"AnythingElse_priority\">\n          <text>\"routine\"</text>"),
                of(
                        "L10",
                        "a rule that is never asked",
                        ROUTING,
                        "<inputEntry id=\"Tie_tie\">\n          <text>true</text>",
                        "<inputEntry id=\"Tie_tie\">\n          <text>-</text>"),
                of(
                        "D08",
                        "a form that is not there",
                        ARBITRATION,
                        "camunda:formRef=\"senior-arbitration\"",
                        "camunda:formRef=\"junior-arbitration\""),
                of("D08", "the latest version of a form", ARBITRATION, " camunda:formRefBinding=\"deployment\"", ""),
                of(
                        "D08",
                        "a field the server cannot check",
                        "senior-arbitration.form",
                        "\"type\": \"textarea\"",
                        "\"type\": \"iframe\""),
                of(
                        "D08",
                        "a form under another id",
                        "senior-arbitration.form",
                        "\"id\": \"senior-arbitration\"",
                        "\"id\": \"other\""),
                of(
                        "D11",
                        "a decision that is not there",
                        PROTOCOL,
                        "camunda:decisionRef=\"routing\"",
                        "camunda:decisionRef=\"rooting\""),
                of(
                        "D11",
                        "the latest version of a decision",
                        PROTOCOL,
                        "camunda:decisionRef=\"routing\" camunda:decisionRefBinding=\"deployment\"",
                        "camunda:decisionRef=\"routing\""));
    }

    private static List<WrongModel> events() {
        return List.of(
                of(
                        "L11",
                        "a signal",
                        PROTOCOL,
                        "<bpmn:process ",
                        "<bpmn:signal id=\"Signal_A\" name=\"a\"/><bpmn:process "),
                of("L14", "a timer of a second", ARBITRATION, ">P7D<", ">PT1S<"),
                of(
                        "L14",
                        "a timer that repeats for ever",
                        ARBITRATION,
                        "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P7D</bpmn:timeDuration>",
                        "<bpmn:timeCycle xsi:type=\"bpmn:tFormalExpression\">R/PT1H</bpmn:timeCycle>"),
                of(
                        "L14",
                        "a fixed date",
                        ARBITRATION,
                        "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P7D</bpmn:timeDuration>",
                        "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">2031-01-01T00:00:00Z</bpmn:timeDate>"),
                of("L14", "due in three years", ARBITRATION, "camunda:dueDate=\"P7D\"", "camunda:dueDate=\"P3Y\""),
                of(
                        "L14",
                        "due after no duration",
                        ARBITRATION,
                        "camunda:dueDate=\"P7D\"",
                        "camunda:dueDate=\"${route}\""),
                of("L16", "a hundred retries", ARBITRATION, RETRY, "R100/PT1M"),
                of("L16", "a retry each second", ARBITRATION, RETRY, "R5/PT1S"),
                of(
                        "D10",
                        "an escalation nobody raises",
                        READING,
                        "escalationCode=\"Esc_ConflictOfInterest\"",
                        "escalationCode=\"Esc_Conflict\""),
                of(
                        "D10",
                        "an error nobody raises",
                        INTAKE,
                        "<bpmn:process ",
                        "<bpmn:error id=\"Error_Other\" errorCode=\"Err_Other\" /><bpmn:process "),
                of("D10", "a message nobody sends", PROTOCOL, "name=\"Msg_StaffAvailable\"", "name=\"Msg_Other\""),
                of(
                        "D12",
                        "an error that lets its task go on",
                        INTAKE,
                        "<bpmn:boundaryEvent id=\"BoundaryEvent_DeidentificationFailed\"",
                        "<bpmn:boundaryEvent cancelActivity=\"false\" id=\"BoundaryEvent_DeidentificationFailed\""),
                of(
                        "D13",
                        "an escalation nobody catches",
                        PROTOCOL,
                        "<bpmn:escalationEventDefinition id=\"EscalationDefinition_ReadingUncertain\" escalationRef=\"Escalation_Uncertain\" />",
                        "<bpmn:timerEventDefinition id=\"Timer_Uncertain\"><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P9D</bpmn:timeDuration></bpmn:timerEventDefinition>"),
                of(
                        "D13",
                        "an error event at a step that raises none",
                        INTAKE,
                        "attachedToRef=\"Task_Deidentify\"",
                        "attachedToRef=\"Task_DetectDuplicates\""),
                of(
                        "D10",
                        "an event without its message",
                        PROTOCOL,
                        "messageRef=\"Message_StaffAvailable\"",
                        "messageRef=\"Message_Other\""));
    }

    private static List<WrongModel> flow() {
        return List.of(
                of(
                        "L08",
                        "a process that calls itself",
                        QUARANTINE,
                        "<bpmn:serviceTask id=\"Task_Remind\" name=\"Remind\" camunda:delegateExpression=\"${remindDelegate}\"",
                        "<bpmn:callActivity id=\"Task_Remind\" name=\"Remind\" calledElement=\"QuarantineReviewProcess\" camunda:calledElementBinding=\"deployment\"",
                        "<bpmn:outgoing>Flow_Remind_Reminded</bpmn:outgoing>\n    </bpmn:serviceTask>",
                        "<bpmn:outgoing>Flow_Remind_Reminded</bpmn:outgoing>\n    </bpmn:callActivity>",
                        "\"Task_Remind\"",
                        "\"CallActivity_Remind\"",
                        "name=\"task\">Task_ReviewQuarantine" + REMINDED,
                        "name=\"released\">${false}" + REMINDED),
                of(
                        "L08",
                        "a call that is decided at run time",
                        QUARANTINE,
                        "<bpmn:serviceTask id=\"Task_Remind\" name=\"Remind\" camunda:delegateExpression=\"${remindDelegate}\"",
                        "<bpmn:callActivity id=\"Task_Remind\" name=\"Remind\" calledElement=\"${verdict}\" camunda:calledElementBinding=\"deployment\"",
                        "<bpmn:outgoing>Flow_Remind_Reminded</bpmn:outgoing>\n    </bpmn:serviceTask>",
                        "<bpmn:outgoing>Flow_Remind_Reminded</bpmn:outgoing>\n    </bpmn:callActivity>",
                        "\"Task_Remind\"",
                        "\"CallActivity_Remind\"",
                        "name=\"task\">Task_ReviewQuarantine" + REMINDED,
                        "name=\"released\">${false}" + REMINDED),
                of(
                        "L12",
                        "an event sub-process",
                        READING,
                        "<bpmn:subProcess id=\"SubProcess_Question\"",
                        "<bpmn:subProcess triggeredByEvent=\"true\" id=\"SubProcess_Question\""),
                of(
                        "L12",
                        "a transaction",
                        READING,
                        "<bpmn:subProcess ",
                        "<bpmn:transaction ",
                        "</bpmn:subProcess>",
                        "</bpmn:transaction>"),
                of(
                        "L12",
                        "pools",
                        PROTOCOL,
                        "<bpmn:process ",
                        "<bpmn:collaboration id=\"Collaboration_A\"/><bpmn:process "),
                of(
                        "L13",
                        "a circle without a pause",
                        "quality-audit.bpmn",
                        "ntermediateCatchEvent",
                        "ntermediateThrowEvent",
                        " camunda:asyncAfter=\"true\"",
                        "",
                        "<bpmn:messageEventDefinition id=\"MessageDefinition_StaffAvailable\" messageRef=\"Message_StaffAvailable\" />",
                        ""),
                of("L15", "a hundred readers", PROTOCOL, CARDINALITY, ">100<"),
                of("L15", "a counter without a maximum", PROTOCOL, CARDINALITY, ">${readingCount}<"),
                of(
                        "L15",
                        "a collection",
                        PROTOCOL,
                        "<bpmn:multiInstanceLoopCharacteristics>",
                        "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"readers\" camunda:elementVariable=\"readerId\">"),
                of("L17", "no default", PROTOCOL, " default=\"Flow_Route_ToArbitration\"", ""),
                of(
                        "L17",
                        "conditions that overlap",
                        PROTOCOL,
                        "${route == 'more'}",
                        "${route == 'more' or route == 'accept'}"),
                of("L17", "a value no table gives", PROTOCOL, "${route == 'more'}", "${route == 'again'}"),
                of(
                        "L23",
                        "a ground truth nobody samples",
                        PROTOCOL,
                        "${holdSeriesDelegate}",
                        "${recordGroundTruthDelegate}"),
                of(
                        "L19",
                        "an end at which the case stays open",
                        PROTOCOL,
                        "name=\"Exclude case\" camunda:delegateExpression=\"${closeCaseDelegate}\"",
                        "name=\"Exclude case\" camunda:delegateExpression=\"${giveFeedbackDelegate}\"",
                        "\n        <bpmn:extensionElements>\n          <camunda:inputOutput>\n            <camunda:inputParameter name=\"ending\">excluded</camunda:inputParameter>\n          </camunda:inputOutput>\n        </bpmn:extensionElements>",
                        ""),
                of(
                        "L19",
                        "a node without a way out",
                        PROTOCOL,
                        "<bpmn:sequenceFlow id=\"Flow_CloseCase_Outcome\" sourceRef=\"Task_CloseCase\" targetRef=\"Gateway_Outcome\" />",
                        ""),
                of(
                        "L19",
                        "readings without outcome",
                        PROTOCOL,
                        "${recordGroundTruthDelegate}",
                        "${giveFeedbackDelegate}"),
                of(
                        "L22",
                        "people before de-identification",
                        INTAKE,
                        END_OF_PROCESS,
                        "<bpmn:sequenceFlow id=\"Flow_StudyReceived_DetectDuplicates\" sourceRef=\"StartEvent_StudyReceived\" targetRef=\"Task_DetectDuplicates\" />"
                                + END_OF_PROCESS,
                        "</bpmndi:BPMNPlane>",
                        "<bpmndi:BPMNEdge id=\"Flow_StudyReceived_DetectDuplicates_di\" bpmnElement=\"Flow_StudyReceived_DetectDuplicates\"><di:waypoint x=\"1\" y=\"1\" /><di:waypoint x=\"2\" y=\"1\" /></bpmndi:BPMNEdge></bpmndi:BPMNPlane>"));
    }

    private static List<WrongModel> people() {
        return List.of(
                of(
                        "L18",
                        "two roles",
                        ARBITRATION,
                        "camunda:candidateGroups=\"senior\"",
                        "camunda:candidateGroups=\"senior,lead\""),
                of("L18", "no role", ARBITRATION, " camunda:candidateGroups=\"senior\"", ""),
                of(
                        "L18",
                        "readers who arbitrate",
                        STAFFING,
                        "\"annotator\",\"specialist\"",
                        "\"annotator\",\"senior\"",
                        "<outputEntry id=\"UrgentCase_readerLevel\">\n          <text>\"annotator\"</text>",
                        "<outputEntry id=\"UrgentCase_readerLevel\">\n          <text>\"senior\"</text>"),
                of("L20", "one reader", PROTOCOL, CARDINALITY, ">1<"),
                of(
                        "L20",
                        "a table that asks one reader",
                        STAFFING,
                        "<outputEntry id=\"UrgentCase_readersToAdd\">\n          <text>3</text>",
                        "<outputEntry id=\"UrgentCase_readersToAdd\">\n          <text>1</text>"),
                of(
                        "L21",
                        "a task whose lateness nobody sees",
                        READING,
                        "attachedToRef=\"Task_CorrectReading\"",
                        "attachedToRef=\"Task_Read\""),
                of(
                        "D09",
                        "a group that is no role",
                        ARBITRATION,
                        "camunda:candidateGroups=\"senior\"",
                        "camunda:candidateGroups=\"wizards\""),
                of(
                        "D09",
                        "a table that gives no role",
                        STAFFING,
                        "\"annotator\",\"specialist\"",
                        "\"annotator\",\"reader\"",
                        "<outputEntry id=\"UrgentCase_readerLevel\">\n          <text>\"annotator\"</text>",
                        "<outputEntry id=\"UrgentCase_readerLevel\">\n          <text>\"reader\"</text>"));
    }

    private static List<WrongModel> contract() {
        return List.of(
                of(
                        "D01",
                        "a second decision in the file",
                        ROUTING,
                        "</decision>",
                        "</decision><decision id=\"more\" name=\"More\" camunda:historyTimeToLive=\"P2190D\" camunda:versionTag=\"1.0.0\"><decisionTable hitPolicy=\"FIRST\"><rule/></decisionTable></decision>"),
                of(
                        "D14",
                        "a class of a kind there is not",
                        "schema.json",
                        "\"kind\": \"finding\"",
                        "\"kind\": \"circle\""),
                of("D01", "a process that does not run", PROTOCOL, "isExecutable=\"true\"", "isExecutable=\"false\""),
                of("D02", "a generated id", PROTOCOL, "Gateway_Settled", "Gateway_0x1a2b3"),
                of("D02", "an id of another type", PROTOCOL, "Gateway_Settled", "Task_Settled"),
                of("D03", "a node without name", PROTOCOL, "name=\"Score agreement\" ", ""),
                of(
                        "D04",
                        "a node that is not drawn",
                        PROTOCOL,
                        "bpmnElement=\"Task_GiveFeedback\"",
                        "bpmnElement=\"Task_Other\""),
                of(
                        "D05",
                        "a job without retry cycle",
                        ARBITRATION,
                        "<camunda:failedJobRetryTimeCycle>PT10S,PT1M,PT10M,PT1H</camunda:failedJobRetryTimeCycle>",
                        ""),
                of(
                        "D05",
                        "a service task in a person's transaction",
                        ARBITRATION,
                        " camunda:delegateExpression=\"${validateLabelsDelegate}\" camunda:asyncBefore=\"true\"",
                        " camunda:delegateExpression=\"${validateLabelsDelegate}\""),
                of(
                        "D06",
                        "a parameter it does not have",
                        PROTOCOL,
                        "<camunda:inputParameter name=\"method\">",
                        "<camunda:inputParameter name=\"threshold\">"),
                of("D06", "a value it does not take", PROTOCOL, ">majority<", ">mean<"),
                of(
                        "D06",
                        "a share that is none",
                        PROTOCOL,
                        "${buildConsensusDelegate}",
                        "${scoreOverlapDelegate}",
                        "<camunda:inputParameter name=\"method\">majority<",
                        "<camunda:inputParameter name=\"minimumOverlap\">1.5<"),
                of(
                        "D06",
                        "sizes that do not rise",
                        PROTOCOL,
                        "${buildConsensusDelegate}",
                        "${scoreOverlapDelegate}",
                        "<camunda:inputParameter name=\"method\">majority<",
                        "<camunda:inputParameter name=\"sizesMm3\">1000,100<"),
                of("D07", "a variable outside the vocabulary", PROTOCOL, ACCEPTS, "${rout == 'accept'}"),
                of(
                        "D07",
                        "a hand-over outside the vocabulary",
                        PROTOCOL,
                        "<camunda:in source=\"caseId\" target=\"caseId\" />",
                        "<camunda:in source=\"caseId\" target=\"case\" />"),
                of("D07", "a column outside the vocabulary", ROUTING, "<text>readersLeft</text>", "<text>left</text>"),
                of(
                        "D07",
                        "a column of another type",
                        ROUTING,
                        "<inputExpression id=\"InputExpression_tie\" typeRef=\"boolean\">",
                        "<inputExpression id=\"InputExpression_tie\" typeRef=\"string\">"));
    }
}
