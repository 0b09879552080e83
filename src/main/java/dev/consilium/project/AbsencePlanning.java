package dev.consilium.project;

import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Absences as people record them: each their own for all of their projects, a lead those of the members for the project. */
@Component
@Transactional
public class AbsencePlanning {

    private static final Duration LONGEST = Duration.ofDays(2 * 366);

    private final Absences absences;
    private final Memberships memberships;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AbsencePlanning(
            Absences absences, Memberships memberships, People people, ApplicationEventPublisher events, Clock clock) {
        this.absences = absences;
        this.memberships = memberships;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /** @throws Refusal UNPROCESSABLE {@code ABSENCE_PERIOD}, {@code DEPUTY_SELF}, {@code DEPUTY_NOT_MEMBER} */
    public Absence recordOwn(RecordAbsenceCommand command, Actor person) {
        return record(person.id(), null, command, person);
    }

    /** @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING} unless {@code lead} leads the project, and as {@link #recordOwn} */
    public Absence recordFor(String projectId, String username, RecordAbsenceCommand command, Actor lead) {
        memberships.require(lead, projectId, Role.LEAD);
        return record(member(projectId, username).id(), projectId, command, lead);
    }

    @Transactional(readOnly = true)
    public List<Absence> own(Actor person) {
        return absences.ahead(person.id());
    }

    /** Those that keep the member from this project. @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING} */
    @Transactional(readOnly = true)
    public List<Absence> of(String projectId, String username, Actor lead) {
        memberships.require(lead, projectId, Role.LEAD);
        return absences.ahead(member(projectId, username).id()).stream()
                .filter(absence ->
                        absence.projectId() == null || absence.projectId().equals(projectId))
                .toList();
    }

    /** Those that keep any member from this project. @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING} */
    @Transactional(readOnly = true)
    public List<Absence> ofTeam(String projectId, Actor lead) {
        memberships.require(lead, projectId, Role.LEAD);
        return absences.aheadIn(projectId);
    }

    /** The person is back, or does not go. @throws Refusal NOT_FOUND for one that is not theirs or over */
    public void cutShort(String absenceId, Actor person) {
        cutShort(absences.get(absenceId), person.id(), person);
    }

    /** For the project the lead recorded it for only. @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING} */
    public void cutShort(String projectId, String username, String absenceId, Actor lead) {
        memberships.require(lead, projectId, Role.LEAD);
        Absence absence = absences.get(absenceId);
        if (!projectId.equals(absence.projectId())) {
            throw Refusal.notFound("absence");
        }
        cutShort(absence, member(projectId, username).id(), lead);
    }

    private void cutShort(Absence absence, String personId, Actor by) {
        if (!absence.personId().equals(personId) || absence.endedAt() != null) {
            throw Refusal.notFound("absence");
        }
        absences.end(absence.id());
        events.publishEvent(new AbsenceCutShort(absence.id(), absence.personId(), by.id()));
    }

    private Absence record(String personId, @Nullable String projectId, RecordAbsenceCommand command, Actor by) {
        requirePeriod(command);
        Absence absence = new Absence(
                Ids.random(),
                personId,
                projectId,
                command.from(),
                command.until(),
                deputy(personId, projectId, command.deputy()),
                by.id(),
                null,
                null);
        return absences.add(absence);
    }

    private void requirePeriod(RecordAbsenceCommand command) {
        Instant now = clock.instant();
        if (!command.until().isAfter(command.from())
                || !command.until().isAfter(now)
                || command.until().isAfter(now.plus(LONGEST))) {
            throw Refusal.unprocessable(
                    "ABSENCE_PERIOD",
                    "An absence ends after it begins, after today and within two years; correct the dates.");
        }
    }

    private @Nullable String deputy(String personId, @Nullable String projectId, @Nullable String username) {
        if (username == null || username.isBlank()) {
            return null;
        }
        String deputyId = people.byUsername(username)
                .filter(Person::enabled)
                .map(Person::id)
                .filter(id -> shares(personId, projectId, id))
                .orElseThrow(() -> Refusal.unprocessable(
                        "DEPUTY_NOT_MEMBER", "A deputy is a member of the same project; name one, or nobody."));
        if (deputyId.equals(personId)) {
            throw Refusal.unprocessable("DEPUTY_SELF", "Nobody is their own deputy; name somebody else, or nobody.");
        }
        return deputyId;
    }

    private boolean shares(String personId, @Nullable String projectId, String deputyId) {
        Set<String> projects = projectId == null ? memberships.projectsOf(personId) : Set.of(projectId);
        return memberships.projectsOf(deputyId).stream().anyMatch(projects::contains);
    }

    private Person member(String projectId, String username) {
        return people.byUsername(username)
                .filter(person -> !memberships.rolesOf(projectId, person.id()).isEmpty())
                .orElseThrow(() -> Refusal.notFound("member"));
    }
}
