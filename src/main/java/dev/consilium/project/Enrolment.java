package dev.consilium.project;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is in the team of a project: its leads and administrators add others, never themselves. */
@Component
@Transactional
public class Enrolment {

    private final Projects projects;
    private final Memberships memberships;
    private final People people;

    Enrolment(Projects projects, Memberships memberships, People people) {
        this.projects = projects;
        this.memberships = memberships;
        this.people = people;
    }

    /**
     * Idempotent.
     *
     * @param role as diagrams call it. @return whether the person did not hold it before
     * @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING}, {@code SELF_GRANT}, UNPROCESSABLE {@code UNKNOWN_USER}, {@code UNKNOWN_ROLE},
     *     CONFLICT {@code ROLES_INCOMPATIBLE}
     */
    public boolean enrol(String projectId, String username, String role, Actor by) {
        requireAdminOr(projectId, by, Role.LEAD);
        Role granted = role(role);
        projects.lockTeam(projectId);
        Set<Role> held = people.byUsername(username)
                .map(person -> memberships.rolesOf(projectId, person.id()))
                .orElse(Set.of());
        Person person = requireFit(username, granted, held, by);
        boolean added = !held.contains(granted);
        memberships.grant(projectId, person.id(), granted, by);
        return added;
    }

    /** @param held roles the person has in the same project already. @throws Refusal as {@link #enrol} */
    Person requireFit(String username, Role granted, Set<Role> held, Actor by) {
        Person person = people.byUsername(username)
                .filter(Person::enabled)
                .orElseThrow(() -> Refusal.unprocessable("UNKNOWN_USER", "There is no account of this name."));
        if (person.id().equals(by.id())) {
            throw Refusal.forbidden(
                    "SELF_GRANT", "Nobody gives a role to themselves; ask another lead or an administrator.");
        }
        if (held.stream().anyMatch(granted::excludes)) {
            throw Refusal.conflict(
                    "ROLES_INCOMPATIBLE",
                    "A data manager sees images before they are de-identified, and neither reads nor decides cases of the same project.");
        }
        return person;
    }

    /** @throws Refusal UNPROCESSABLE {@code UNKNOWN_ROLE} */
    static Role role(String group) {
        return Role.ofGroup(group)
                .orElseThrow(() -> Refusal.unprocessable("UNKNOWN_ROLE", "There is no role of this name."));
    }

    /**
     * Takes a role away; what the person holds by it goes back to the team in the same transaction. Idempotent.
     *
     * @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING}, UNPROCESSABLE {@code UNKNOWN_USER}, {@code UNKNOWN_ROLE}, CONFLICT
     *     {@code LAST_LEAD}
     */
    public void dismiss(String projectId, String username, String role, Actor by) {
        requireAdminOr(projectId, by, Role.LEAD);
        Role revoked = role(role);
        Person person = people.byUsername(username)
                .orElseThrow(() -> Refusal.unprocessable("UNKNOWN_USER", "There is no account of this name."));
        projects.lockTeam(projectId);
        List<Person> leads = memberships.holding(projectId, Role.LEAD);
        if (revoked == Role.LEAD && leads.size() == 1 && leads.contains(person)) {
            throw Refusal.conflict("LAST_LEAD", "A project has a lead; make somebody else lead first.");
        }
        memberships.revoke(projectId, person.id(), revoked, by);
    }

    /** Roles somebody holds, each with its people. @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING} */
    @Transactional(readOnly = true)
    public Map<Role, List<Person>> team(String projectId, Actor viewer) {
        requireAdminOr(projectId, viewer, Role.LEAD, Role.AUDITOR);
        Map<Role, List<Person>> team = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            List<Person> holders = memberships.holding(projectId, role);
            if (!holders.isEmpty()) {
                team.put(role, holders);
            }
        }
        return team;
    }

    private void requireAdminOr(String projectId, Actor actor, Role... anyOf) {
        if (actor.system() || !people.get(actor.id()).admin()) {
            memberships.require(actor, projectId, anyOf);
        }
        projects.get(projectId);
    }
}
