package dev.consilium.worklist;

import dev.consilium.project.Case;
import dev.consilium.project.CaseHeld;
import dev.consilium.project.CasePriorityChanged;
import dev.consilium.project.CaseResumed;
import dev.consilium.project.Cases;
import dev.consilium.study.SeriesCatalogue;
import dev.consilium.workflow.task.OpenTask;
import dev.consilium.workflow.task.TaskClaimed;
import dev.consilium.workflow.task.TaskClosed;
import dev.consilium.workflow.task.TaskOpened;
import dev.consilium.workflow.task.TaskReminded;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Writes the read model in the transaction that changed the task. A replay asks nobody, so it keeps no worklist; a dry run does. */
@Component
@Profile("!replay | dry-run")
class WorklistProjection {
    private static final String ROUTINE = "routine";

    private final WorklistItems items;
    private final Cases cases;
    private final SeriesCatalogue catalogue;
    private final Clock clock;

    WorklistProjection(WorklistItems items, Cases cases, SeriesCatalogue catalogue, Clock clock) {
        this.items = items;
        this.cases = cases;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @EventListener
    @Order(0)
    void on(TaskOpened event) {
        OpenTask task = event.task();
        Optional<Case> of = caseOf(task);
        items.add(new WorklistItem(
                task.id(),
                task.element(),
                task.name(),
                task.form(),
                task.role(),
                task.projectId(),
                task.caseId(),
                task.seriesId(),
                of.map(Case::modality).orElseGet(() -> modalityOf(task)),
                of.map(Case::seriesId).orElse(task.seriesId()),
                task.assignee(),
                of.map(Case::priority).orElse(ROUTINE),
                task.createdAt(),
                task.due(),
                null,
                task.reworkReason(),
                task.reworkReason() == null ? null : task.readingId(),
                null,
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

    /** A review of images that no case was opened for has none. */
    private Optional<Case> caseOf(OpenTask task) {
        if (task.caseId() != null) {
            return Optional.of(cases.get(task.caseId()));
        }
        return task.seriesId() == null ? Optional.empty() : cases.ofSeries(task.seriesId());
    }

    private @Nullable String modalityOf(OpenTask task) {
        return task.seriesId() == null ? null : catalogue.get(task.seriesId()).modality();
    }
}
