package dev.consilium.workflow.incident;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Role;
import dev.consilium.project.Project;
import dev.consilium.project.Projects;
import dev.consilium.workflow.engine.EngineGateway;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What stands still for a technical fault, for those who can let it run again: administrators everywhere, leads in their projects. */
@Component
@Transactional
public class Incidents {

    private static final Actor OPERATIONS = Actor.system("operations");

    private final IncidentRows rows;
    private final Projects projects;
    private final Memberships memberships;
    private final People people;
    private final EngineGateway gateway;

    Incidents(IncidentRows rows, Projects projects, Memberships memberships, People people, EngineGateway gateway) {
        this.rows = rows;
        this.projects = projects;
        this.memberships = memberships;
        this.people = people;
        this.gateway = gateway;
    }

    /** Unresolved ones, oldest first. */
    @Transactional(readOnly = true)
    public List<Incident> openTo(Actor operator) {
        return rows.unresolved(operated(operator));
    }

    /** How many there are everywhere. Who may know is for the caller. */
    @Transactional(readOnly = true)
    public OpenIncidents open() {
        return rows.open();
    }

    /** Every one there ever was, oldest first. Which step failed tells how a case goes: who may see it is for the caller. */
    @Transactional(readOnly = true)
    public List<Incident> ofCase(String caseId) {
        return rows.ofCase(caseId);
    }

    /**
     * Lets the step run once more, from its beginning: its last attempt left nothing behind. Fails it again, the incident comes
     * back.
     *
     * @throws Refusal NOT_FOUND, CONFLICT {@code INCIDENT_RESOLVED}
     */
    public void retry(String incidentId, Actor operator) {
        Incident incident = rows.find(incidentId)
                .filter(known -> operated(operator).contains(known.projectId()))
                .orElseThrow(() -> Refusal.notFound("incident"));
        String jobId = rows.unresolvedJob(incident.id())
                .orElseThrow(() -> Refusal.conflict(
                        "INCIDENT_RESOLVED", "This step runs again already, or its case ended. Reload the list."));
        gateway.as(OPERATIONS, engine -> {
            engine.management().setJobRetries(1).jobId(jobId).dueDate(null).execute();
            return Boolean.TRUE;
        });
    }

    /** Whether the person operates anything at all. */
    @Transactional(readOnly = true)
    public boolean isOperator(Actor actor) {
        return isAdmin(actor) || !operated(actor).isEmpty();
    }

    private Set<String> operated(Actor operator) {
        Actor sees = isAdmin(operator) ? OPERATIONS : operator;
        return projects.visibleTo(sees).stream()
                .map(Project::id)
                .filter(id -> sees.system() || operates(operator, id))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isAdmin(Actor actor) {
        return !actor.system() && people.get(actor.id()).admin();
    }

    /** Which step failed, and why, tells how a case goes: a lead who reads or decides leaves it to another or an administrator. */
    private boolean operates(Actor actor, String projectId) {
        Set<Role> roles = memberships.rolesOf(projectId, actor.id());
        return roles.contains(Role.LEAD) && roles.stream().noneMatch(Role::judges);
    }
}
