package dev.consilium.worklist;

import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import dev.consilium.project.Duty;
import dev.consilium.project.StaffSelection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may take a task: the role in its project, and no earlier part in its case. */
@Component
class TaskEligibility {
    private final Memberships memberships;
    private final StaffSelection staff;

    TaskEligibility(Memberships memberships, StaffSelection staff) {
        this.memberships = memberships;
        this.staff = staff;
    }

    boolean holdsRole(Actor actor, WorklistItem item) {
        return memberships.rolesOf(item.projectId(), actor.id()).contains(item.role());
    }

    boolean mayTake(Actor actor, WorklistItem item) {
        if (!item.isOpen() || item.assignee() != null || !holdsRole(actor, item)) {
            return false;
        }
        Duty duty = item.kind().duty();
        return item.caseId() == null || duty == null || staff.isEligible(item.caseId(), actor.id(), duty, item.role());
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

    /** @throws dev.consilium.common.Refusal FORBIDDEN {@code ROLE_MISSING}, CONFLICT {@code ALREADY_INVOLVED} */
    void require(Actor person, WorklistItem item) {
        Duty duty = item.kind().duty();
        if (item.caseId() == null || duty == null) {
            memberships.require(person, item.projectId(), item.role());
        } else {
            staff.requireEligible(item.caseId(), person.id(), duty, item.role());
        }
    }
}
