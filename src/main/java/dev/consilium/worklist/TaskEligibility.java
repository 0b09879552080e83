package dev.consilium.worklist;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.project.Absences;
import dev.consilium.project.Duty;
import dev.consilium.project.StaffSelection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who may take a task: the role in its project, present, and no earlier part in its case. */
@Component
class TaskEligibility {
    private final Memberships memberships;
    private final StaffSelection staff;
    private final Absences absences;
    private final WorklistItems items;

    TaskEligibility(Memberships memberships, StaffSelection staff, Absences absences, WorklistItems items) {
        this.memberships = memberships;
        this.staff = staff;
        this.absences = absences;
        this.items = items;
    }

    boolean holdsRole(Actor actor, WorklistItem item) {
        return memberships.rolesOf(item.projectId(), actor.id()).contains(item.role());
    }

    boolean mayTake(Actor actor, WorklistItem item) {
        if (!item.isOpen() || item.assignee() != null || !holdsRole(actor, item)) {
            return false;
        }
        Duty duty = item.kind().duty();
        return item.caseId() == null || duty == null
                ? !absences.isAway(actor.id(), item.projectId())
                : staff.isEligible(item.caseId(), actor.id(), duty, item.role())
                        && !holdsAnother(item.caseId(), duty, actor);
    }

    /** Everybody who may take the task, whoever holds it now. */
    List<String> takers(WorklistItem item) {
        Duty duty = item.kind().duty();
        if (item.caseId() != null && duty != null) {
            Set<String> holders = items.holders(item.caseId(), TaskKind.formsOf(duty));
            return staff.eligiblePeople(item.caseId(), duty, item.role()).stream()
                    .map(Person::id)
                    .filter(person -> person.equals(item.assignee()) || !holders.contains(person))
                    .toList();
        }
        Set<String> away = absences.away(item.projectId());
        return memberships.holding(item.projectId(), item.role()).stream()
                .map(Person::id)
                .filter(person -> !away.contains(person))
                .toList();
    }

    /** Whether the holder is away, or no longer has the role or an account in use. */
    boolean isGone(String holderId, WorklistItem item) {
        return absences.isAway(holderId, item.projectId())
                || memberships.holding(item.projectId(), item.role()).stream()
                        .noneMatch(person -> person.id().equals(holderId));
    }

    /** The roles in which the person may take tasks now, by project: who is away is offered nothing. */
    Map<String, Set<Role>> places(Actor actor) {
        Map<String, Set<Role>> places = memberships.rolesByProject(actor.id());
        places.keySet().removeAll(absences.awayFrom(actor.id(), places.keySet()));
        places.values().removeIf(Set::isEmpty);
        return places;
    }

    /** Of the parallel votes of a panel everybody has one. */
    private boolean holdsAnother(String caseId, Duty duty, Actor person) {
        return items.casesHeld(person.id(), TaskKind.formsOf(duty)).contains(caseId);
    }

    boolean isLead(Actor actor, String projectId) {
        return memberships.rolesOf(projectId, actor.id()).contains(Role.LEAD);
    }

    /**
     * @throws dev.consilium.common.Refusal FORBIDDEN {@code ROLE_MISSING}, CONFLICT {@code ALREADY_INVOLVED}, {@code PERSON_ABSENT}
     */
    void require(Actor person, WorklistItem item) {
        Duty duty = item.kind().duty();
        if (item.caseId() == null || duty == null) {
            memberships.require(person, item.projectId(), item.role());
            absences.requirePresent(person.id(), item.projectId());
        } else {
            staff.requireEligible(item.caseId(), person.id(), duty, item.role());
            if (holdsAnother(item.caseId(), duty, person)) {
                throw Refusal.conflict(
                        "ALREADY_INVOLVED",
                        "You hold another task of this kind in this case; somebody else has to take this one.");
            }
        }
    }
}
