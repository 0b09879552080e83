package dev.consilium.workflow;

import dev.consilium.identity.Actor;
import dev.consilium.identity.MembershipGranted;
import dev.consilium.project.CaseOpened;
import dev.consilium.project.Cases;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.study.SeriesReceived;
import dev.consilium.workflow.engine.EngineGateway;
import dev.consilium.workflow.variable.Message;
import dev.consilium.workflow.variable.Variables;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets the domain move the diagrams: what happened starts an instance or wakes one that waits, in the same transaction. */
@Component
class CaseFlow {

    private static final Actor FLOW = Actor.system("case-flow");
    private static final String ROUTING = "routing";

    private final EngineGateway gateway;
    private final ProtocolVersions protocols;
    private final Cases cases;

    CaseFlow(EngineGateway gateway, ProtocolVersions protocols, Cases cases) {
        this.gateway = gateway;
        this.protocols = protocols;
        this.cases = cases;
    }

    @EventListener
    void on(SeriesReceived event) {
        gateway.as(FLOW, engine -> engine.runtime()
                .createMessageCorrelation(Message.STUDY_RECEIVED.messageName())
                .processInstanceBusinessKey(event.seriesId())
                .setVariable(Variables.SERIES_ID.name(), event.seriesId())
                .setVariable(Variables.PROJECT_ID.name(), event.projectId())
                .correlateStartMessage());
    }

    @EventListener
    void on(CaseOpened event) {
        String definitionId = protocols.get(event.protocolDigest()).definitionId();
        gateway.as(FLOW, engine -> engine.runtime()
                .startProcessInstanceById(
                        definitionId,
                        event.caseId(),
                        Map.of(
                                Variables.CASE_ID.name(), event.caseId(),
                                Variables.PROJECT_ID.name(), event.projectId(),
                                Variables.MODALITY.name(), event.modality(),
                                Variables.PRIORITY.name(), event.priority())));
    }

    @EventListener
    void on(MembershipGranted event) {
        gateway.as(FLOW, engine -> engine.runtime()
                .createMessageCorrelation(Message.STAFF_AVAILABLE.messageName())
                .processInstanceVariableEquals(Variables.PROJECT_ID.name(), event.projectId())
                .correlateAllWithResult());
    }

    @EventListener
    void on(DecisionTaken event) {
        if (event.decision().equals(ROUTING)) {
            Map<String, String> outputs = event.outputs();
            cases.routed(
                    event.subjectId(),
                    outputs.getOrDefault(Variables.ROUTE.name(), ""),
                    outputs.getOrDefault(Variables.ROUTE_REASON.name(), ""));
        }
    }
}
