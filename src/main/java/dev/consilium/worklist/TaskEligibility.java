package dev.consilium.worklist;

import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import dev.consilium.project.StaffSelection;
import java.util.List;
import java.util.Objects;
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
        return item.caseId() == null || staff.isEligible(item.caseId(), actor.id(), item.role());
    }

    /** The cases of these tasks in which the person has a part already, asked for all at once. */
    Set<String> casesWithPart(Actor actor, List<WorklistItem> tasks) {
        return staff.casesWithPart(
                actor.id(),
                tasks.stream()
                        .map(WorklistItem::caseId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
    }

    boolean isLead(Actor actor, String projectId) {
        return memberships.rolesOf(projectId, actor.id()).contains(Role.LEAD);
    }

    /** @throws dev.consilium.common.Refusal FORBIDDEN {@code ROLE_MISSING}, CONFLICT {@code ALREADY_INVOLVED} */
    void require(Actor person, WorklistItem item) {
        if (item.caseId() == null) {
            memberships.require(person, item.projectId(), item.role());
        } else {
            staff.requireEligible(item.caseId(), person.id(), item.role());
        }
    }
}
