package dev.consilium.project;

import dev.consilium.annotation.Readings;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.project.ProjectSettings.ShortOfStaff;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may take part in a case: role in the project, not away, and no earlier part in the same case (separation of duties by
 * person).
 */
@Component
@Transactional
public class StaffSelection {

    private final Cases cases;
    private final Projects projects;
    private final Memberships memberships;
    private final Readings readings;
    private final CaseParts parts;
    private final Absences absences;
    private final ProjectSettings settings;

    StaffSelection(
            Cases cases,
            Projects projects,
            Memberships memberships,
            Readings readings,
            CaseParts parts,
            Absences absences,
            ProjectSettings settings) {
        this.cases = cases;
        this.projects = projects;
        this.memberships = memberships;
        this.readings = readings;
        this.parts = parts;
        this.absences = absences;
        this.settings = settings;
    }

    /** As {@link #find}, for readers; where enough are there, the next round of reading begins. */
    public Staffing beginRound(String caseId, Role level, int wanted) {
        Staffing found = find(caseId, Duty.READER, level, wanted);
        if (!found.staffed()) {
            return found;
        }
        cases.beginRound(caseId, found.round() + 1);
        return new Staffing(true, found.people(), found.round() + 1);
    }

    /**
     * Whether at least {@code wanted} people of the level are there who may take the duty; otherwise the case waits with the
     * duty's code, until somebody is found.
     */
    public Staffing find(String caseId, Duty duty, Role level, int wanted) {
        Case asking = cases.get(caseId);
        int people = asked(asking, duty, level, wanted);
        if (people == 0) {
            cases.await(caseId, duty.waitCode());
            return new Staffing(false, 0, asking.round());
        }
        cases.resume(caseId, duty.waitCode());
        return new Staffing(true, people, asking.round());
    }

    /** None where too few are there, also after everybody who is just joining has joined: nobody may be missed by both. */
    private int asked(Case asking, Duty duty, Role level, int wanted) {
        int people = asked(duty, wanted, eligible(asking.id(), duty, level));
        if (people > 0) {
            return people;
        }
        projects.lockTeam(asking.projectId());
        return asked(duty, wanted, eligible(asking.id(), duty, level));
    }

    /** A project may proceed with fewer readers, never with a smaller panel or board. */
    private int asked(Duty duty, int wanted, int there) {
        boolean fewer = duty == Duty.READER && settings.shortOfStaff() == ShortOfStaff.PROCEED;
        int people = fewer ? Math.min(wanted, there) : wanted;
        return there < people ? 0 : people;
    }

    /** How many people of this level may still be asked. */
    @Transactional(readOnly = true)
    public int eligible(String caseId, Duty duty, Role level) {
        return eligiblePeople(caseId, duty, level).size();
    }

    /** Who of this level may still be asked, by user name. */
    @Transactional(readOnly = true)
    public List<Person> eligiblePeople(String caseId, Duty duty, Role level) {
        String projectId = cases.get(caseId).projectId();
        Set<String> barred = barred(caseId, duty);
        barred.addAll(absences.away(projectId));
        return memberships.holding(projectId, level).stream()
                .filter(person -> !barred.contains(person.id()))
                .toList();
    }

    @Transactional(readOnly = true)
    public boolean isEligible(String caseId, String personId, Duty duty, Role level) {
        return holds(caseId, personId, level)
                && !barred(caseId, duty).contains(personId)
                && !absences.isAway(personId, cases.get(caseId).projectId());
    }

    /** @throws Refusal FORBIDDEN {@code ROLE_MISSING}, CONFLICT {@code ALREADY_INVOLVED}, {@code PERSON_ABSENT} */
    @Transactional(readOnly = true)
    public void requireEligible(String caseId, String personId, Duty duty, Role level) {
        if (!holds(caseId, personId, level)) {
            throw Refusal.forbidden("ROLE_MISSING", "Your role in this project does not allow this task.");
        }
        if (barred(caseId, duty).contains(personId)) {
            throw Refusal.conflict(
                    "ALREADY_INVOLVED", "You already have a part in this case; somebody else has to take this task.");
        }
        absences.requirePresent(personId, cases.get(caseId).projectId());
    }

    private Set<String> barred(String caseId, Duty duty) {
        Set<String> barred = new TreeSet<>(readings.involved(caseId));
        barred.addAll(parts.barred(caseId, duty));
        return barred;
    }

    private boolean holds(String caseId, String personId, Role level) {
        return memberships.holding(cases.get(caseId).projectId(), level).stream()
                .anyMatch(person -> person.id().equals(personId));
    }
}
