package dev.consilium.workflow;

import dev.consilium.identity.Actor;
import dev.consilium.identity.MembershipGranted;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.PersonEnabled;
import dev.consilium.project.AbsenceEnded;
import dev.consilium.workflow.engine.EngineGateway;
import dev.consilium.workflow.variable.Message;
import dev.consilium.workflow.variable.Variables;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Wakes the cases that wait for somebody, whenever somebody comes or comes back. */
@Component
class StaffFlow {

    private static final Actor FLOW = Actor.system("staff-flow");

    private final EngineGateway gateway;
    private final Memberships memberships;

    StaffFlow(EngineGateway gateway, Memberships memberships) {
        this.gateway = gateway;
        this.memberships = memberships;
    }

    @EventListener
    void on(MembershipGranted event) {
        wake(event.projectId());
    }

    @EventListener
    void on(AbsenceEnded event) {
        wake(event.projectId());
    }

    @EventListener
    void on(PersonEnabled event) {
        memberships.projectsOf(event.personId()).forEach(this::wake);
    }

    private void wake(String projectId) {
        gateway.as(FLOW, engine -> engine.runtime()
                .createMessageCorrelation(Message.STAFF_AVAILABLE.messageName())
                .processInstanceVariableEquals(Variables.PROJECT_ID.name(), projectId)
                .correlateAllWithResult());
    }
}
