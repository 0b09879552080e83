package dev.consilium.worklist;

import dev.consilium.arbitration.Reopening;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import dev.consilium.project.CaseHold;
import dev.consilium.project.CasePriority;
import dev.consilium.project.CaseState;
import dev.consilium.project.Cases;
import dev.consilium.project.Withdrawal;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Messages to one case from the people who answer for its project: its leads and data managers. Each is done as a whole, case, diagram
 * and worklist together, or refused with nothing changed.
 */
@Component
public class CaseActions {

    private final Cases cases;
    private final WorklistItems items;
    private final Memberships memberships;
    private final Withdrawal withdrawal;
    private final Reopening reopening;
    private final CasePriority priority;
    private final CaseHold hold;
    private final FreshTransactions transactions;

    CaseActions(
            Cases cases,
            WorklistItems items,
            Memberships memberships,
            Withdrawal withdrawal,
            Reopening reopening,
            CasePriority priority,
            CaseHold hold,
            FreshTransactions transactions) {
        this.cases = cases;
        this.items = items;
        this.memberships = memberships;
        this.withdrawal = withdrawal;
        this.reopening = reopening;
        this.priority = priority;
        this.hold = hold;
        this.transactions = transactions;
    }

    /** @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING}, and as {@link Withdrawal#withdraw} */
    public void withdraw(String caseId, String reason, Actor by) {
        act(caseId, by, () -> withdrawal.withdraw(caseId, reason, by));
    }

    /** @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING}, and as {@link Reopening#ofClosed} */
    public void reopen(String caseId, boolean underCurrent, String reason, Actor by) {
        act(caseId, by, () -> reopening.ofClosed(caseId, underCurrent, reason, by));
    }

    /** @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING}, and as {@link CasePriority#change} */
    public void prioritise(String caseId, String to, String reason, Actor by) {
        act(caseId, by, () -> priority.change(caseId, to, reason, by));
    }

    /** @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING}, and as {@link CaseHold#hold} */
    public void hold(String caseId, String reason, Actor by) {
        act(caseId, by, () -> hold.hold(caseId, reason, by));
    }

    /** @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING}, and as {@link CaseHold#resume} */
    public void resume(String caseId, Actor by) {
        act(caseId, by, () -> hold.resume(caseId, by));
    }

    /** Whether its page offers the messages: not to whoever is blinded. */
    public boolean isOpenTo(String caseId, Actor by) {
        Set<Role> roles = memberships.rolesOf(cases.get(caseId).projectId(), by.id());
        return CaseSight.of(roles).seesProgress(CaseState.READING) && isAnswerable(roles);
    }

    /** The tasks first, the case afterwards: in this order everybody locks them. */
    private void act(String caseId, Actor by, Runnable message) {
        Set<Role> roles = memberships.rolesOf(cases.get(caseId).projectId(), by.id());
        if (roles.isEmpty()) {
            throw Refusal.notFound("case");
        }
        requireAnswerable(roles);
        transactions.run(() -> {
            items.lockOpen(cases.get(caseId));
            message.run();
        });
    }

    private static boolean isAnswerable(Set<Role> roles) {
        return roles.contains(Role.LEAD) || roles.contains(Role.DATA_MANAGER);
    }

    static void requireAnswerable(Set<Role> roles) {
        if (!isAnswerable(roles)) {
            throw Refusal.forbidden(
                    "ROLE_MISSING", "The leads and data managers of the project do this; ask one of them.");
        }
    }
}
