package dev.consilium.project;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says whether an open case comes before others. Due dates of tasks that are open stay as they are. */
@Component
@Transactional
public class CasePriority {

    private static final Set<String> PRIORITIES = Set.of("routine", "urgent");

    private final Cases cases;
    private final CaseRows rows;
    private final CaseMessages messages;
    private final ApplicationEventPublisher events;

    CasePriority(Cases cases, CaseRows rows, CaseMessages messages, ApplicationEventPublisher events) {
        this.cases = cases;
        this.rows = rows;
        this.messages = messages;
        this.events = events;
    }

    /**
     * @throws Refusal NOT_FOUND, INVALID {@code REASON_MISSING}, UNPROCESSABLE {@code PRIORITY_UNKNOWN}, CONFLICT
     *     {@code CASE_CLOSED}, {@code PRIORITY_UNCHANGED}
     */
    public void change(String caseId, String priority, String reason, Actor by) {
        if (!PRIORITIES.contains(priority)) {
            throw Refusal.unprocessable("PRIORITY_UNKNOWN", "A priority is routine or urgent.");
        }
        Case changed = cases.lock(caseId);
        if (changed.state().closed()) {
            throw Refusal.conflict("CASE_CLOSED", "A closed case has no priority any more.");
        }
        if (changed.priority().equals(priority)) {
            throw Refusal.conflict("PRIORITY_UNCHANGED", "The case has this priority already.");
        }
        String digest = messages.keep(caseId, CaseMessage.PRIORITY, reason, by);
        rows.prioritise(caseId, priority);
        events.publishEvent(new CasePriorityChanged(caseId, changed.projectId(), priority, by.id(), digest));
    }
}
