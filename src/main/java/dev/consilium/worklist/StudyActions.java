package dev.consilium.worklist;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.project.StudyWithdrawal;
import java.util.List;
import org.springframework.stereotype.Component;

/** Messages to a whole study from the people who answer for its project. */
@Component
public class StudyActions {

    private final StudyWithdrawal withdrawal;
    private final Memberships memberships;
    private final FreshTransactions transactions;

    StudyActions(StudyWithdrawal withdrawal, Memberships memberships, FreshTransactions transactions) {
        this.withdrawal = withdrawal;
        this.memberships = memberships;
        this.transactions = transactions;
    }

    /** @throws Refusal NOT_FOUND, FORBIDDEN {@code ROLE_MISSING}, and as {@link StudyWithdrawal#withdraw} */
    public void withdraw(String study, String reason, Actor by) {
        List<String> own = withdrawal.projectsOf(study).stream()
                .filter(project -> !memberships.rolesOf(project, by.id()).isEmpty())
                .toList();
        if (own.isEmpty()) {
            throw Refusal.notFound("study");
        }
        own.forEach(project -> CaseActions.requireAnswerable(memberships.rolesOf(project, by.id())));
        transactions.run(() -> withdrawal.withdraw(study, own, reason, by));
    }
}
