package dev.consilium.worklist;

import dev.consilium.arbitration.Review;
import dev.consilium.arbitration.ReviewCommand;
import dev.consilium.arbitration.ReviewPresentation;
import dev.consilium.arbitration.SpecialistReviews;
import dev.consilium.identity.Actor;
import dev.consilium.workflow.task.TaskDesk;
import dev.consilium.workflow.task.TaskOutcome;
import dev.consilium.workflow.variable.Variables;
import org.springframework.stereotype.Component;

/** A specialist has accepted, corrected, returned or handed on. */
@Component
class ReviewConclusion implements TaskConclusion {

    private final ReviewForm form;
    private final SpecialistReviews reviews;
    private final ReviewPresentation presentation;
    private final PlacedLabels placed;
    private final TaskDesk desk;

    ReviewConclusion(
            ReviewForm form,
            SpecialistReviews reviews,
            ReviewPresentation presentation,
            PlacedLabels placed,
            TaskDesk desk) {
        this.form = form;
        this.reviews = reviews;
        this.presentation = presentation;
        this.placed = placed;
        this.desk = desk;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.SPECIALIST_REVIEW;
    }

    @Override
    public TaskOutcome conclude(WorklistItem item, CompleteTaskCommand command, Actor actor) {
        ReviewCommand said = form.read(item, command, actor);
        if (said.labels() != null) {
            placed.require(item, said.labels(), actor, presentation.of(item.requireCase(), actor).labels().stream());
        }
        int limit = desk.find(item.taskId(), Variables.REWORK_LIMIT).orElse(0);
        Review review = reviews.decide(item.requireCase(), said, limit, actor);
        TaskOutcome outcome = TaskOutcome.of(
                        Variables.REVIEW_OUTCOME, review.kind().code())
                .and(Variables.SPECIALIST_ID, actor.id())
                .and(Variables.REWORK_COUNT, review.returned());
        return review.decisionId() == null ? outcome : outcome.and(Variables.DECISION_ID, review.decisionId());
    }
}
