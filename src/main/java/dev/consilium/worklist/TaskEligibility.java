package dev.consilium.worklist;

import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.project.Absences;
import dev.consilium.project.Duty;
import dev.consilium.project.StaffSelection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may take a task: the role in its project, present, and no earlier part in its case. */
@Component
class TaskEligibility {
    private final Memberships memberships;
    private final StaffSelection staff;
    private final Absences absences;

    TaskEligibility(Memberships memberships, StaffSelection staff, Absences absences) {
        this.memberships = memberships;
        this.staff = staff;
        this.absences = absences;
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
                : staff.isEligible(item.caseId(), actor.id(), duty, item.role());
    }

    /** Everybody who may take the task, whoever holds it now. */
    List<String> takers(WorklistItem item) {
        Duty duty = item.kind().duty();
        if (item.caseId() != null && duty != null) {
            return staff.eligiblePeople(item.caseId(), duty, item.role()).stream()
                    .map(Person::id)
                    .toList();
        }
        Set<String> away = absences.away(item.projectId());
        return memberships.holding(item.projectId(), item.role()).stream()
                .map(Person::id)
                .filter(person -> !away.contains(person))
                .toList();
    }

    /** Who is away is offered nothing. */
    boolean isAway(Actor actor, String projectId) {
        return absences.isAway(actor.id(), projectId);
    }

    /** Those of the tasks that the person's part in their cases does not keep them from, asked for all at once. */
    List<WorklistItem> openTo(Actor actor, List<WorklistItem> tasks) {
        Map<Duty, Set<String>> barred = new EnumMap<>(Duty.class);
        for (Duty duty : Duty.values()) {
            Set<String> caseIds = tasks.stream()
                    .filter(task -> task.kind().duty() == duty)
                    .flatMap(task -> Optional.ofNullable(task.caseId()).stream())
                    .collect(Collectors.toSet());
            barred.put(duty, staff.barredCases(actor.id(), duty, caseIds));
        }
        return tasks.stream()
                .filter(task -> task.caseId() == null
                        || task.kind().duty() == null
                        || !barred.getOrDefault(task.kind().duty(), Set.of()).contains(task.caseId()))
                .toList();
    }

    boolean isLead(Actor actor, String projectId) {
        return memberships.rolesOf(projectId, actor.id()).contains(Role.LEAD);
    }

    /** @throws dev.consilium.common.Refusal FORBIDDEN {@code ROLE_MISSING}, CONFLICT {@code ALREADY_INVOLVED}, {@code PERSON_ABSENT} */
    void require(Actor person, WorklistItem item) {
        Duty duty = item.kind().duty();
        if (item.caseId() == null || duty == null) {
            memberships.require(person, item.projectId(), item.role());
            absences.requirePresent(person.id(), item.projectId());
        } else {
            staff.requireEligible(item.caseId(), person.id(), duty, item.role());
        }
    }
}
