package dev.consilium.workflow;

import dev.consilium.identity.Actor;
import dev.consilium.project.AbsenceCutShort;
import dev.consilium.project.AbsenceRecorded;
import dev.consilium.workflow.engine.EngineGateway;
import dev.consilium.workflow.variable.Message;
import dev.consilium.workflow.variable.Variables;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets the engine keep the time of an absence, in the same transaction. */
@Component
class AbsenceFlow {

    private static final Actor FLOW = Actor.system("absence-flow");

    private final EngineGateway gateway;

    AbsenceFlow(EngineGateway gateway) {
        this.gateway = gateway;
    }

    @EventListener
    void on(AbsenceRecorded event) {
        Duration before = event.beginsAfter();
        gateway.as(FLOW, engine -> engine.runtime()
                .createMessageCorrelation(Message.ABSENCE_RECORDED.messageName())
                .processInstanceBusinessKey(event.absenceId())
                .setVariable(Variables.ABSENCE_ID.name(), event.absenceId())
                .setVariable(Variables.ABSENT_NOW.name(), before.isNegative() || before.isZero())
                .setVariable(Variables.ABSENCE_BEGINS_AFTER.name(), before.toString())
                .correlateStartMessage());
    }

    @EventListener
    void on(AbsenceCutShort event) {
        gateway.as(FLOW, engine -> engine.runtime()
                .createMessageCorrelation(Message.ABSENCE_ENDED.messageName())
                .processInstanceBusinessKey(event.absenceId())
                .correlateAllWithResult());
    }
}
