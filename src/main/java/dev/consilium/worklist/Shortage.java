package dev.consilium.worklist;

import dev.consilium.identity.MembershipGranted;
import dev.consilium.identity.MembershipRevoked;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.PersonDisabled;
import dev.consilium.identity.PersonEnabled;
import dev.consilium.identity.Role;
import dev.consilium.project.AbsenceBegun;
import dev.consilium.project.AbsenceEnded;
import dev.consilium.project.Cases;
import dev.consilium.project.Duty;
import dev.consilium.project.StaffSelection;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets a case wait visibly while it has more tasks to take than people who may take one. */
@Component
class Shortage {
    private final WorklistItems items;
    private final Cases cases;
    private final StaffSelection staff;
    private final Memberships memberships;

    Shortage(WorklistItems items, Cases cases, StaffSelection staff, Memberships memberships) {
        this.items = items;
        this.cases = cases;
        this.staff = staff;
        this.memberships = memberships;
    }

    /** After somebody took, gave back or declined a task of this duty. */
    void show(String caseId, Duty duty, Role role) {
        if (items.untaken(caseId, role, TaskKind.formsOf(duty)) > free(caseId, duty, role)) {
            cases.await(caseId, duty.waitCode());
        } else {
            cases.resume(caseId, duty.waitCode());
        }
    }

    /** How many may take the duty and do not hold a task of it yet. */
    private long free(String caseId, Duty duty, Role role) {
        Set<String> holders = items.holders(caseId, TaskKind.formsOf(duty));
        return staff.eligiblePeople(caseId, duty, role).stream()
                .filter(person -> !holders.contains(person.id()))
                .count();
    }

    @EventListener
    void on(MembershipGranted event) {
        show(event.projectId(), event.role());
    }

    @EventListener
    void on(MembershipRevoked event) {
        show(event.projectId(), event.role());
    }

    @EventListener
    void on(PersonDisabled event) {
        everywhere(event.personId());
    }

    @EventListener
    void on(PersonEnabled event) {
        everywhere(event.personId());
    }

    @EventListener
    void on(AbsenceBegun event) {
        showAll(event.projectId(), event.personId());
    }

    @EventListener
    void on(AbsenceEnded event) {
        showAll(event.projectId(), event.personId());
    }

    private void everywhere(String personId) {
        memberships.projectsOf(personId).forEach(projectId -> showAll(projectId, personId));
    }

    private void showAll(String projectId, String personId) {
        memberships.rolesOf(projectId, personId).forEach(role -> show(projectId, role));
    }

    private void show(String projectId, Role role) {
        for (Duty duty : Duty.values()) {
            items.untakenCases(projectId, role, TaskKind.formsOf(duty)).forEach(caseId -> show(caseId, duty, role));
        }
    }
}
