package dev.consilium.worklist;

import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.workflow.incident.Incident;
import dev.consilium.workflow.incident.Incidents;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Incidents as far as those may see them who can let them run again. */
@Component
@Transactional(readOnly = true)
public class StandingSteps {

    private final Incidents incidents;
    private final Memberships memberships;

    StandingSteps(Incidents incidents, Memberships memberships) {
        this.incidents = incidents;
        this.memberships = memberships;
    }

    /** Unresolved ones, oldest first. */
    public List<IncidentView> openTo(Actor operator) {
        return incidents.openTo(operator).stream()
                .map(incident -> IncidentView.of(incident, isBlinded(incident, operator)))
                .toList();
    }

    private boolean isBlinded(Incident incident, Actor operator) {
        return CaseSight.of(memberships.rolesOf(incident.projectId(), operator.id()))
                .isBlinded();
    }
}
