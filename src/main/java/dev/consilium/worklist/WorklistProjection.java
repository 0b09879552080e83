package dev.consilium.worklist;

import dev.consilium.project.Case;
import dev.consilium.project.CaseHeld;
import dev.consilium.project.CasePriorityChanged;
import dev.consilium.project.CaseResumed;
import dev.consilium.project.Cases;
import dev.consilium.workflow.task.OpenTask;
import dev.consilium.workflow.task.TaskClaimed;
import dev.consilium.workflow.task.TaskClosed;
import dev.consilium.workflow.task.TaskOpened;
import dev.consilium.workflow.task.TaskReminded;
import java.time.Clock;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Writes the read model in the transaction that changed the task. A replay asks nobody, so it keeps no worklist. */
@Component
@Profile("!replay")
class WorklistProjection {
    private static final String ROUTINE = "routine";

    private final WorklistItems items;
    private final Cases cases;
    private final Clock clock;

    WorklistProjection(WorklistItems items, Cases cases, Clock clock) {
        this.items = items;
        this.cases = cases;
        this.clock = clock;
    }

    @EventListener
    @Order(0)
    void on(TaskOpened event) {
        OpenTask task = event.task();
        items.add(new WorklistItem(
                task.id(),
                task.element(),
                task.name(),
                task.form(),
                task.role(),
                task.projectId(),
                task.caseId(),
                task.seriesId(),
                task.assignee(),
                priorityOf(task),
                task.createdAt(),
                task.due(),
                null,
                task.reworkReason(),
                task.reworkReason() == null ? null : task.readingId(),
                null,
                null));
    }

    @EventListener
    @Order(0)
    void on(TaskClaimed event) {
        items.assign(event.taskId(), event.assignee());
    }

    @EventListener
    void on(CasePriorityChanged event) {
        items.prioritise(cases.get(event.caseId()), event.priority());
    }

    @EventListener
    void on(CaseHeld event) {
        items.hold(cases.get(event.caseId()), event.at());
    }

    @EventListener
    @Order(0)
    void on(CaseResumed event) {
        items.resume(cases.get(event.caseId()), event.held());
    }

    @EventListener
    void on(TaskReminded event) {
        items.remind(event.taskId(), clock.instant());
    }

    @EventListener
    @Order(0)
    void on(TaskClosed event) {
        items.close(event.taskId(), clock.instant());
    }

    private String priorityOf(OpenTask task) {
        if (task.caseId() != null) {
            return cases.get(task.caseId()).priority();
        }
        String series = task.seriesId();
        return series == null
                ? ROUTINE
                : cases.ofSeries(series).map(Case::priority).orElse(ROUTINE);
    }
}
