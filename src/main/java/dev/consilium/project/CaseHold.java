package dev.consilium.project;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds an open case for a while: its state stays, nothing goes on, no deadline passes. */
@Component
@Transactional
public class CaseHold {

    private final Cases cases;
    private final CaseRows rows;
    private final CaseMessages messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseHold(Cases cases, CaseRows rows, CaseMessages messages, ApplicationEventPublisher events, Clock clock) {
        this.cases = cases;
        this.rows = rows;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** @throws Refusal NOT_FOUND, INVALID {@code REASON_MISSING}, CONFLICT {@code CASE_CLOSED}, {@code CASE_ON_HOLD} */
    public void hold(String caseId, String reason, Actor by) {
        Case held = cases.lock(caseId);
        if (held.state().closed()) {
            throw Refusal.conflict(
                    "CASE_CLOSED", "A closed case has nothing to hold. Reopen it to have it read again.");
        }
        if (held.onHold()) {
            throw Refusal.conflict("CASE_ON_HOLD", "This case is on hold already.");
        }
        String digest = messages.keep(caseId, CaseMessage.HOLD, reason, by);
        Instant now = clock.instant();
        rows.hold(caseId, now);
        events.publishEvent(new CaseHeld(caseId, held.projectId(), now, by.id(), digest));
    }

    /** @throws Refusal NOT_FOUND, CONFLICT {@code CASE_NOT_ON_HOLD} */
    public void resume(String caseId, Actor by) {
        Case resumed = cases.lock(caseId);
        Instant since = resumed.heldAt();
        if (since == null) {
            throw Refusal.conflict("CASE_NOT_ON_HOLD", "This case is not on hold.");
        }
        messages.keep(caseId, CaseMessage.RESUME, by);
        rows.resume(caseId);
        Duration held = Duration.between(since, clock.instant());
        events.publishEvent(new CaseResumed(caseId, resumed.projectId(), held, by.id()));
    }
}
