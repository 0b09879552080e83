package dev.consilium.worklist;

import dev.consilium.identity.Actor;
import dev.consilium.identity.MembershipRevoked;
import dev.consilium.identity.PersonDisabled;
import dev.consilium.project.AbsenceBegun;
import dev.consilium.project.Absences;
import dev.consilium.project.CaseResumed;
import dev.consilium.project.Cases;
import dev.consilium.project.Deadlines;
import dev.consilium.workflow.task.TaskClaimed;
import dev.consilium.workflow.task.TaskDesk;
import dev.consilium.workflow.task.TaskOverdue;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Takes a task from a holder who missed its due date, is away or has left, in the transaction in which that became known. The holder's draft
 * stays theirs. A correction stays with the reader whose reading it is; in place of a chair the panel elects another.
 */
@Component
class Handover {

    private static final Actor CLOCK = Actor.system("deadlines");

    private final WorklistItems items;
    private final TaskEligibility eligibility;
    private final Holding holding;
    private final Absences absences;
    private final Cases cases;
    private final Deadlines deadlines;
    private final TaskDesk desk;
    private final Clock clock;

    Handover(
            WorklistItems items,
            TaskEligibility eligibility,
            Holding holding,
            Absences absences,
            Cases cases,
            Deadlines deadlines,
            TaskDesk desk,
            Clock clock) {
        this.items = items;
        this.eligibility = eligibility;
        this.holding = holding;
        this.absences = absences;
        this.cases = cases;
        this.deadlines = deadlines;
        this.desk = desk;
        this.clock = clock;
    }

    /** The task first, the case afterwards: in this order everybody locks them. */
    @EventListener
    void on(TaskOverdue event) {
        open(event.taskId()).ifPresent(item -> {
            if (item.assignee() != null && !item.isCorrection()) {
                missed(item, item.assignee());
            }
            markOverdue(item);
        });
    }

    /** A diagram names somebody who is away by now; nobody else can. */
    @EventListener
    @Order(1)
    void on(TaskClaimed event) {
        String named = event.assignee();
        if (named != null && absences.isAway(named, event.projectId())) {
            open(event.taskId())
                    .filter(item -> !item.isCorrection() && !item.isChaired())
                    .ifPresent(item -> standIn(item, named));
        }
    }

    @EventListener
    @Order(1)
    void on(AbsenceBegun event) {
        leave(event.personId(), item -> item.projectId().equals(event.projectId()));
    }

    @EventListener
    @Order(1)
    void on(MembershipRevoked event) {
        leave(event.personId(), item -> item.projectId().equals(event.projectId()) && item.role() == event.role());
    }

    @EventListener
    @Order(1)
    void on(PersonDisabled event) {
        leave(event.personId(), item -> true);
    }

    /** While the case was on hold nothing could change hands; whoever is away or gone by now is stood in for. */
    @EventListener
    void on(CaseResumed event) {
        items.openOf(cases.get(event.caseId())).stream()
                .flatMap(item -> open(item.taskId()).stream())
                .filter(item ->
                        item.assignee() != null && !item.isCorrection() && eligibility.isGone(item.assignee(), item))
                .forEach(item -> standIn(item, Objects.requireNonNull(item.assignee())));
    }

    private void leave(String personId, Predicate<WorklistItem> concerned) {
        List<WorklistItem> left = items.heldBy(personId).stream()
                .filter(item -> item.heldAt() == null)
                .filter(concerned)
                .map(WorklistItem::taskId)
                .sorted()
                .flatMap(taskId -> open(taskId).stream())
                .filter(item -> personId.equals(item.assignee()) && !item.isCorrection())
                .toList();
        left.stream()
                .flatMap(item -> Optional.ofNullable(item.caseId()).stream())
                .distinct()
                .sorted()
                .forEach(cases::lock);
        left.forEach(item -> standIn(item, personId));
    }

    private void missed(WorklistItem item, String holderId) {
        if (item.isChaired()) {
            electAnother(item);
        } else if (absences.isAway(holderId, item.projectId())) {
            standIn(item, holderId);
        } else {
            holding.takeTurns(item);
            holding.lose(item, holderId);
            pass(item, leastBusy(item, holderId));
        }
    }

    /** To the deputy, else to the team; a chair is elected anew by the diagram, since nobody else may decide. */
    private void standIn(WorklistItem item, String holderId) {
        if (item.isChaired()) {
            electAnother(item);
            return;
        }
        holding.takeTurns(item);
        holding.giveBack(item, holderId, CLOCK);
        List<String> takers = eligibility.takers(item);
        pass(
                item,
                absences.deputyOf(holderId, item.projectId())
                        .filter(takers::contains)
                        .orElse(null));
    }

    /** Where nobody is left to elect, or the diagram elects no other, the case waits visibly. */
    private void electAnother(WorklistItem item) {
        if (!desk.vacate(item.taskId())) {
            holding.waitVisibly(item);
        }
    }

    /** The first of those who hold fewest tasks. */
    private @Nullable String leastBusy(WorklistItem item, String holderId) {
        List<String> takers = eligibility.takers(item).stream()
                .filter(person -> !person.equals(holderId))
                .toList();
        Map<String, Integer> held = items.heldCounts(takers);
        return takers.stream()
                .min(java.util.Comparator.comparing(person -> held.getOrDefault(person, 0)))
                .orElse(null);
    }

    /** The engine does not tell of a task that opened with a holder and lost them in the same step. */
    private void pass(WorklistItem item, @Nullable String personId) {
        if (personId != null) {
            holding.begin(item, personId);
        }
        desk.assign(item.taskId(), personId, CLOCK);
        items.takeOver(item.taskId(), personId, clock.instant());
        holding.waitVisibly(item);
    }

    private Optional<WorklistItem> open(String taskId) {
        items.lock(taskId);
        return items.find(taskId).filter(WorklistItem::isOpen);
    }

    private void markOverdue(WorklistItem item) {
        if (item.caseId() != null) {
            deadlines.caseOverdue(item.caseId());
        } else {
            deadlines.quarantineOverdue(item.requireSeries());
        }
    }
}
