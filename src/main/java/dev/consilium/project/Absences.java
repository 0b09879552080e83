package dev.consilium.project;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Memberships;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is away, and who stands in for them. An absence begins by the clock, so that nobody is asked after its first moment; it ends
 * when somebody says so, the diagram of the absence at the latest, so that nobody who waits for staff misses the end.
 */
@Component
@Transactional
public class Absences {

    private final AbsenceRows rows;
    private final Projects projects;
    private final Memberships memberships;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Absences(
            AbsenceRows rows,
            Projects projects,
            Memberships memberships,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.projects = projects;
        this.memberships = memberships;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What the person held may be handed over. Idempotent; nothing happens where they are back already.
     *
     * @return how long they are away yet
     */
    public Duration begin(String absenceId) {
        Absence beginning = get(absenceId);
        if (rows.begin(absenceId, clock.instant())) {
            projectsOf(beginning)
                    .forEach(
                            project -> events.publishEvent(new AbsenceBegun(absenceId, beginning.personId(), project)));
        }
        Duration left = Duration.between(clock.instant(), beginning.until());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** The person is back. Idempotent. Who looks for staff at this moment either finds them or is woken. */
    public void end(String absenceId) {
        Absence ending = get(absenceId);
        Set<String> concerned = projectsOf(ending);
        concerned.forEach(projects::lockTeam);
        if (rows.end(absenceId, clock.instant())) {
            concerned.forEach(project -> events.publishEvent(new AbsenceEnded(absenceId, ending.personId(), project)));
        }
    }

    /** Who is away from the project at this moment. */
    @Transactional(readOnly = true)
    public Set<String> away(String projectId) {
        return rows.away(projectId, clock.instant());
    }

    @Transactional(readOnly = true)
    public boolean isAway(String personId, String projectId) {
        return !rows.current(personId, projectId, clock.instant()).isEmpty();
    }

    /** Those of the projects that the person is away from at this moment. */
    @Transactional(readOnly = true)
    public Set<String> awayFrom(String personId, Collection<String> projectIds) {
        List<Absence> current = rows.current(personId, clock.instant());
        return projectIds.stream()
                .filter(project -> current.stream().anyMatch(absence -> absence.keepsFrom(project)))
                .collect(Collectors.toSet());
    }

    /** @throws Refusal CONFLICT {@code PERSON_ABSENT} */
    @Transactional(readOnly = true)
    public void requirePresent(String personId, String projectId) {
        if (isAway(personId, projectId)) {
            throw Refusal.conflict(
                    "PERSON_ABSENT",
                    "Who is recorded as absent takes no task. End the absence first, or let somebody else take the task.");
        }
    }

    /** Who stands in for the person in the project at this moment. */
    @Transactional(readOnly = true)
    public Optional<String> deputyOf(String personId, String projectId) {
        return rows.current(personId, projectId, clock.instant()).stream()
                .flatMap(absence -> Optional.ofNullable(absence.deputyId()).stream())
                .findFirst();
    }

    Absence get(String absenceId) {
        return rows.find(absenceId).orElseThrow(() -> Refusal.notFound("absence"));
    }

    /** Not ended, in order of their beginning. */
    List<Absence> ahead(String personId) {
        return rows.ahead(personId);
    }

    List<Absence> aheadIn(String projectId) {
        return rows.aheadIn(projectId);
    }

    Absence add(Absence absence) {
        Instant now = clock.instant();
        rows.insert(absence, now);
        events.publishEvent(new AbsenceRecorded(
                absence.id(),
                absence.personId(),
                absence.projectId(),
                absence.from(),
                absence.until(),
                Duration.between(now, absence.from()),
                absence.recordedBy()));
        return absence;
    }

    /** In one order, because their teams are locked one after the other. */
    private Set<String> projectsOf(Absence absence) {
        return absence.projectId() == null
                ? new TreeSet<>(memberships.projectsOf(absence.personId()))
                : Set.of(absence.projectId());
    }
}
