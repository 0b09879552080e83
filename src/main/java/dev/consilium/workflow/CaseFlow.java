package dev.consilium.workflow;

import dev.consilium.arbitration.AuditSampling;
import dev.consilium.arbitration.consensus.ReaderModels;
import dev.consilium.identity.Actor;
import dev.consilium.project.CaseHeld;
import dev.consilium.project.CaseOpened;
import dev.consilium.project.CasePriorityChanged;
import dev.consilium.project.CaseReopened;
import dev.consilium.project.CaseResumed;
import dev.consilium.project.CaseWithdrawn;
import dev.consilium.project.Cases;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.study.SeriesReceived;
import dev.consilium.study.SeriesWithdrawn;
import dev.consilium.workflow.engine.EngineGateway;
import dev.consilium.workflow.variable.Message;
import dev.consilium.workflow.variable.Variables;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets the domain move the diagrams: what happened starts an instance or wakes one that waits, in the same transaction. */
@Component
class CaseFlow {

    private static final Actor FLOW = Actor.system("case-flow");
    private static final String ROUTING = "routing";
    private static final String SAMPLING = "audit-sampling";

    private final EngineGateway gateway;
    private final CaseInstances instances;
    private final ProtocolVersions protocols;
    private final Cases cases;
    private final ReaderModels readers;
    private final AuditSampling sampling;

    CaseFlow(
            EngineGateway gateway,
            CaseInstances instances,
            ProtocolVersions protocols,
            Cases cases,
            ReaderModels readers,
            AuditSampling sampling) {
        this.gateway = gateway;
        this.instances = instances;
        this.protocols = protocols;
        this.cases = cases;
        this.readers = readers;
        this.sampling = sampling;
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
        start(
                event.protocolDigest(),
                event.caseId(),
                Map.of(
                        Variables.CASE_ID.name(), event.caseId(),
                        Variables.PROJECT_ID.name(), event.projectId(),
                        Variables.MODALITY.name(), event.modality(),
                        Variables.PRIORITY.name(), event.priority(),
                        Variables.CALIBRATED.name(), calibrated(event.projectId(), event.protocolDigest())));
    }

    @EventListener
    void on(CaseReopened event) {
        start(
                event.protocolDigest(),
                event.caseId(),
                Map.of(
                        Variables.CASE_ID.name(), event.caseId(),
                        Variables.PROJECT_ID.name(), event.projectId(),
                        Variables.MODALITY.name(), event.modality(),
                        Variables.PRIORITY.name(), event.priority(),
                        Variables.CALIBRATED.name(), calibrated(event.projectId(), event.protocolDigest()),
                        Variables.REOPENED.name(), Boolean.TRUE));
    }

    /** Staffing may ask for fewer readers where it is known how sure their labels are. */
    private boolean calibrated(String projectId, String protocolDigest) {
        return readers.calibrated(projectId, cases.schemaUnder(protocolDigest));
    }

    @EventListener
    void on(CaseWithdrawn event) {
        instances.withdraw(event.caseId());
    }

    @EventListener
    void on(SeriesWithdrawn event) {
        instances.withdraw(event.seriesId());
    }

    @EventListener
    void on(CaseHeld event) {
        instances.suspend(event.caseId());
    }

    /** Before whoever hands tasks over: until then the engine refuses that. */
    @EventListener
    @Order(0)
    void on(CaseResumed event) {
        instances.resume(event.caseId(), event.held());
    }

    @EventListener
    void on(CasePriorityChanged event) {
        instances.prioritise(event.caseId(), event.priority());
    }

    private void start(String protocolDigest, String caseId, Map<String, Object> variables) {
        String definitionId = protocols.get(protocolDigest).definitionId();
        gateway.as(FLOW, engine -> engine.runtime().startProcessInstanceById(definitionId, caseId, variables));
    }

    @EventListener
    void on(DecisionTaken event) {
        if (event.decision().equals(ROUTING)) {
            Map<String, String> outputs = event.outputs();
            cases.routed(
                    event.subjectId(),
                    outputs.getOrDefault(Variables.ROUTE.name(), ""),
                    outputs.getOrDefault(Variables.ROUTE_REASON.name(), ""));
        } else if (event.decision().equals(SAMPLING)) {
            sampling.drawn(
                    event.subjectId(),
                    Boolean.parseBoolean(event.outputs().get(Variables.SAMPLED.name())),
                    event.outputs().getOrDefault(Variables.SAMPLING_REASON.name(), ""));
        }
    }
}
