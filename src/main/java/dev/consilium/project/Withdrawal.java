package dev.consilium.project;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a case out of the project, whether it is being read or closed: it is in no later export and nobody works on it. What was read
 * and recorded stays as history for those who answer for it. There is no way back.
 */
@Component
@Transactional
public class Withdrawal {

    private final Cases cases;
    private final CaseMessages messages;
    private final ApplicationEventPublisher events;

    Withdrawal(Cases cases, CaseMessages messages, ApplicationEventPublisher events) {
        this.cases = cases;
        this.messages = messages;
        this.events = events;
    }

    /** @throws Refusal NOT_FOUND, INVALID {@code REASON_MISSING}, CONFLICT {@code CASE_WITHDRAWN} */
    public void withdraw(String caseId, String reason, Actor by) {
        Case withdrawn = cases.lock(caseId);
        if (withdrawn.state() == CaseState.WITHDRAWN) {
            throw Refusal.conflict("CASE_WITHDRAWN", "This case is withdrawn already; nothing is left to do.");
        }
        String digest = messages.keep(caseId, CaseMessage.WITHDRAW, reason, by);
        cases.close(caseId, CaseState.WITHDRAWN);
        events.publishEvent(new CaseWithdrawn(caseId, withdrawn.projectId(), withdrawn.state(), by.id(), digest));
    }
}
