package dev.consilium.worklist;

import dev.consilium.common.Page;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Role;
import dev.consilium.workflow.incident.Incidents;
import dev.consilium.workflow.incident.OpenIncidents;
import dev.consilium.workflow.operation.EngineWatch;
import dev.consilium.workflow.operation.JobState;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks after the whole installation, for administrators. In a project they read or decide in, they are not told at which level
 * tasks stand: it would tell how cases go.
 */
@Component
@Transactional(readOnly = true)
public class SystemWatch {

    private static final int PAGE = 20;

    private final People people;
    private final Memberships memberships;
    private final Incidents incidents;
    private final EngineWatch engine;
    private final TaskAges ages;
    private final InstalledSoftware software;
    private final Vitals vitals;
    private final Clock clock;

    SystemWatch(
            People people,
            Memberships memberships,
            Incidents incidents,
            EngineWatch engine,
            TaskAges ages,
            InstalledSoftware software,
            Vitals vitals,
            Clock clock) {
        this.people = people;
        this.memberships = memberships;
        this.incidents = incidents;
        this.engine = engine;
        this.ages = ages;
        this.software = software;
        this.vitals = vitals;
        this.clock = clock;
    }

    /** @param page of the tasks by level. @throws Refusal FORBIDDEN {@code ADMIN_ONLY} */
    public SystemView look(Actor administrator, int page) {
        people.requireAdmin(administrator);
        Instant now = clock.instant();
        OpenIncidents open = incidents.open();
        JobState jobs = engine.jobs();
        TaskAge tasks = ages.all(now);
        List<String> blinded = judgedBy(administrator);
        return new SystemView(
                now,
                SystemCheck.of(vitals.read(), jobs, open, tasks, now),
                open,
                jobs,
                tasks,
                Page.of(
                        page,
                        PAGE,
                        ages.countGroups(blinded),
                        (offset, limit) -> ages.groups(blinded, now, offset, limit)),
                software.versions(),
                engine.processes());
    }

    private List<String> judgedBy(Actor administrator) {
        return memberships.rolesByProject(administrator.id()).entrySet().stream()
                .filter(project -> project.getValue().stream().anyMatch(Role::judges))
                .map(Map.Entry<String, Set<Role>>::getKey)
                .toList();
    }
}
