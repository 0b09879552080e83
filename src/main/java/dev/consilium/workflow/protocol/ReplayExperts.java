package dev.consilium.workflow.protocol;

import dev.consilium.annotation.Label;
import dev.consilium.arbitration.Arbitrations;
import dev.consilium.arbitration.DecideCommand;
import dev.consilium.arbitration.Decision;
import dev.consilium.arbitration.Review;
import dev.consilium.arbitration.ReviewCommand;
import dev.consilium.arbitration.SpecialistReviews;
import dev.consilium.identity.Actor;
import dev.consilium.workflow.task.OpenTask;
import dev.consilium.workflow.task.TaskDesk;
import dev.consilium.workflow.task.TaskOutcome;
import dev.consilium.workflow.variable.Variables;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Answers for specialist and arbiter with the recorded truth; where none is recorded, the case stays open with them. */
@Component
@Profile("replay")
class ReplayExperts {

    private static final String REASON = "other";
    private static final String COMMENT = "answered from the recorded truth";

    private final SpecialistReviews reviews;
    private final Arbitrations arbitrations;
    private final TaskDesk desk;

    ReplayExperts(SpecialistReviews reviews, Arbitrations arbitrations, TaskDesk desk) {
        this.reviews = reviews;
        this.arbitrations = arbitrations;
        this.desk = desk;
    }

    /** @return whether the task was answered */
    boolean answer(OpenTask task, @Nullable String truth, RecordedLabels labels, ReplayTeams.Team team) {
        if (truth == null) {
            return false;
        }
        List<Label> right = List.of(Label.finding(labels.classOf(truth)));
        return switch (task.form()) {
            case "specialist-review" -> {
                review(task, right, team);
                yield true;
            }
            case "senior-arbitration" -> {
                arbitrate(task, right, team);
                yield true;
            }
            default -> false;
        };
    }

    private void review(OpenTask task, List<Label> right, ReplayTeams.Team team) {
        Actor specialist = Actor.person(team.specialistId());
        desk.claim(task.id(), specialist);
        Review review = reviews.decide(
                Objects.requireNonNull(task.caseId()),
                new ReviewCommand(
                        ReviewCommand.Kind.CORRECT, null, right, REASON, null, COMMENT, null, team.password()),
                0,
                specialist);
        desk.complete(
                task.id(),
                TaskOutcome.of(Variables.REVIEW_OUTCOME, review.kind().code())
                        .and(Variables.SPECIALIST_ID, specialist.id())
                        .and(Variables.REWORK_COUNT, review.returned())
                        .and(Variables.DECISION_ID, Objects.requireNonNull(review.decisionId())),
                specialist);
    }

    private void arbitrate(OpenTask task, List<Label> right, ReplayTeams.Team team) {
        Actor arbiter = Actor.person(team.arbiterId());
        desk.claim(task.id(), arbiter);
        Decision decision = arbitrations.decide(
                Objects.requireNonNull(task.caseId()),
                new DecideCommand(DecideCommand.Kind.AUTHOR, null, right, REASON, COMMENT, team.password()),
                arbiter);
        desk.complete(
                task.id(),
                TaskOutcome.of(Variables.DECISION_ID, decision.id())
                        .and(Variables.AMBIGUOUS, false)
                        .and(Variables.SPLIT, false)
                        .and(Variables.EDGE_CASE, false)
                        .and(Variables.UNUSABLE_IMAGE, false),
                arbiter);
    }
}
