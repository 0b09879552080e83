package dev.consilium.worklist;

import dev.consilium.common.Page;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Role;
import dev.consilium.project.ProtocolsInForce;
import dev.consilium.workflow.incident.Incidents;
import dev.consilium.workflow.incident.OpenIncidents;
import dev.consilium.workflow.operation.DeployedProcess;
import dev.consilium.workflow.operation.EngineWatch;
import dev.consilium.workflow.operation.JobState;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Looks after the whole installation, for administrators. Who reads or decides in a project is told neither at which level its tasks
 * stand nor what runs and waits under any diagram: it would tell how cases go. Without a transaction around the whole, so that a
 * database that does not answer can be told of as far as something can be told.
 */
@Component
public class SystemWatch {

    private static final int PAGE = 20;

    private final People people;
    private final Memberships memberships;
    private final Incidents incidents;
    private final EngineWatch engine;
    private final ProtocolsInForce protocols;
    private final TaskAges ages;
    private final InstalledSoftware software;
    private final Vitals vitals;
    private final Clock clock;

    SystemWatch(
            People people,
            Memberships memberships,
            Incidents incidents,
            EngineWatch engine,
            ProtocolsInForce protocols,
            TaskAges ages,
            InstalledSoftware software,
            Vitals vitals,
            Clock clock) {
        this.people = people;
        this.memberships = memberships;
        this.incidents = incidents;
        this.engine = engine;
        this.protocols = protocols;
        this.ages = ages;
        this.software = software;
        this.vitals = vitals;
        this.clock = clock;
    }

    /** @param page of the tasks by level. @throws Refusal FORBIDDEN {@code ADMIN_ONLY} */
    public SystemView look(Actor administrator, int page) {
        people.requireAdmin(administrator);
        Instant now = clock.instant();
        Map<String, Vitals.Vital> health = vitals.read();
        OpenIncidents open = incidents.open();
        JobState jobs = engine.jobs();
        TaskAge tasks = ages.all(now);
        List<String> blinded = judgedBy(administrator);
        return new SystemView(
                now,
                SystemCheck.of(health, jobs, open, tasks, now),
                open,
                blinded.isEmpty() ? jobs : jobs.withoutTimers(),
                tasks,
                Page.of(
                        page,
                        PAGE,
                        ages.countGroups(blinded),
                        (offset, limit) -> ages.groups(blinded, now, offset, limit)),
                software.versions(),
                deployed(blinded.isEmpty()));
    }

    private List<DeployedProcess> deployed(boolean counted) {
        List<DeployedProcess> all = engine.processes(protocols.everywhere());
        return counted ? all : all.stream().map(DeployedProcess::withoutCount).toList();
    }

    private List<String> judgedBy(Actor administrator) {
        return memberships.rolesByProject(administrator.id()).entrySet().stream()
                .filter(project -> project.getValue().stream().anyMatch(Role::judges))
                .map(Map.Entry<String, Set<Role>>::getKey)
                .toList();
    }
}
