package dev.consilium.project;

import dev.consilium.annotation.Readings;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.project.ProjectSettings.ShortOfStaff;
import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may take part in a case: role in the project, and no earlier part in the same case (separation of duties by person). */
@Component
@Transactional
public class StaffSelection {

    static final String NO_ELIGIBLE_READER = "NO_ELIGIBLE_READER";
    static final String NO_ELIGIBLE_ARBITER = "NO_ELIGIBLE_ARBITER";

    private final Cases cases;
    private final Projects projects;
    private final Memberships memberships;
    private final Readings readings;
    private final ProjectSettings settings;

    StaffSelection(
            Cases cases, Projects projects, Memberships memberships, Readings readings, ProjectSettings settings) {
        this.cases = cases;
        this.projects = projects;
        this.memberships = memberships;
        this.readings = readings;
        this.settings = settings;
    }

    /**
     * Where at least {@code wanted} eligible people are there, begins the next round of reading (for seniors: changes
     * nothing); otherwise the case waits with {@code NO_ELIGIBLE_READER} or {@code NO_ELIGIBLE_ARBITER}.
     */
    public Staffing select(String caseId, Role level, int wanted) {
        Case asking = cases.get(caseId);
        int people = asked(asking, level, wanted);
        if (people == 0) {
            cases.await(caseId, waitCode(level));
            return new Staffing(false, 0, asking.round());
        }
        if (level == Role.SENIOR) {
            cases.resume(caseId);
            return new Staffing(true, people, asking.round());
        }
        cases.beginRound(caseId, asking.round() + 1);
        return new Staffing(true, people, asking.round() + 1);
    }

    /** Why a case waits that finds too few people of this level. */
    public static String waitCode(Role level) {
        return level == Role.SENIOR ? NO_ELIGIBLE_ARBITER : NO_ELIGIBLE_READER;
    }

    /** None where too few are there, also after everybody who is just joining has joined: nobody may be missed by both. */
    private int asked(Case asking, Role level, int wanted) {
        int people = asked(wanted, eligible(asking.id(), level));
        if (people > 0) {
            return people;
        }
        projects.lockTeam(asking.projectId());
        return asked(wanted, eligible(asking.id(), level));
    }

    private int asked(int wanted, int there) {
        int people = settings.shortOfStaff() == ShortOfStaff.PROCEED ? Math.min(wanted, there) : wanted;
        return there < people ? 0 : people;
    }

    /** How many people of this level may still be asked. */
    @Transactional(readOnly = true)
    public int eligible(String caseId, Role level) {
        Set<String> involved = readings.involved(caseId);
        return (int) memberships.holding(cases.get(caseId).projectId(), level).stream()
                .map(Person::id)
                .filter(id -> !involved.contains(id))
                .count();
    }

    @Transactional(readOnly = true)
    public boolean isEligible(String caseId, String personId, Role level) {
        return holds(caseId, personId, level) && !readings.involved(caseId).contains(personId);
    }

    /** Those of the cases in which the person has a part already. */
    @Transactional(readOnly = true)
    public Set<String> casesWithPart(String personId, Collection<String> caseIds) {
        return readings.casesWithPart(personId, caseIds);
    }

    /** @throws Refusal FORBIDDEN {@code ROLE_MISSING}, CONFLICT {@code ALREADY_INVOLVED} */
    @Transactional(readOnly = true)
    public void requireEligible(String caseId, String personId, Role level) {
        if (!holds(caseId, personId, level)) {
            throw Refusal.forbidden("ROLE_MISSING", "Your role in this project does not allow this task.");
        }
        if (readings.involved(caseId).contains(personId)) {
            throw Refusal.conflict(
                    "ALREADY_INVOLVED", "You already have a part in this case; somebody else has to take this task.");
        }
    }

    private boolean holds(String caseId, String personId, Role level) {
        return memberships.holding(cases.get(caseId).projectId(), level).stream()
                .anyMatch(person -> person.id().equals(personId));
    }
}
