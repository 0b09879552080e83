package dev.consilium.worklist;

import dev.consilium.annotation.Readings;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.Questions;
import dev.consilium.workflow.task.TaskDesk;
import dev.consilium.workflow.task.TaskOutcome;
import dev.consilium.workflow.variable.Escalation;
import dev.consilium.workflow.variable.ProtocolError;
import dev.consilium.workflow.variable.Variables;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Raises what stands in the way of a task: a conflict of interest takes the task from its holder for good, missing information is
 * asked for while the holder keeps it. What is not caught by the task's diagram is refused, and nothing has changed then.
 */
@Component
public class Raising {
    private static final Map<String, Escalation> BY_CODE = Map.of(
            "conflict-of-interest", Escalation.CONFLICT_OF_INTEREST,
            "missing-information", Escalation.MISSING_INFORMATION);
    private static final Set<String> HANDED_IN = handedIn();

    private final Worklist worklist;
    private final TaskDesk desk;
    private final Readings readings;
    private final Questions questions;
    private final Shortage shortage;
    private final FreshTransactions transactions;

    Raising(
            Worklist worklist,
            TaskDesk desk,
            Readings readings,
            Questions questions,
            Shortage shortage,
            FreshTransactions transactions) {
        this.worklist = worklist;
        this.desk = desk;
        this.readings = readings;
        this.questions = questions;
        this.shortage = shortage;
        this.transactions = transactions;
    }

    /**
     * @throws Refusal NOT_FOUND, INVALID {@code ESCALATION_UNKNOWN}, {@code REASON_MISSING}, {@code QUESTION_NEEDED}; CONFLICT
     *     {@code TASK_CLOSED}, {@code TASK_NOT_YOURS}, {@code CASE_ON_HOLD}, {@code ESCALATION_NOT_ALLOWED}
     */
    public void raise(String taskId, RaiseCommand command, Actor actor) {
        transactions.run(() -> {
            WorklistItem item =
                    worklist.known(taskId, actor).requireHeldBy(actor).requireGoing();
            Escalation escalation = known(command.escalation());
            desk.requireRaisable(taskId, escalation);
            if (escalation == Escalation.CONFLICT_OF_INTEREST) {
                withdraw(item, said(command.reason()), actor);
            } else {
                ask(item, said(command.question()), actor);
            }
        });
    }

    /** Codes of what its holder may raise. */
    List<String> raisable(WorklistItem item) {
        var caught = desk.raisable(item.taskId());
        return BY_CODE.entrySet().stream()
                .filter(known -> caught.contains(known.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private void withdraw(WorklistItem item, String reason, Actor actor) {
        if (reason.isEmpty()) {
            throw Refusal.invalid("REASON_MISSING", "Say in a few words what the conflict of interest is.");
        }
        readings.decline(item.requireCase(), actor.id(), reason);
        desk.raise(item.taskId(), Escalation.CONFLICT_OF_INTEREST, TaskOutcome.none(), actor);
        shortage.show(item);
    }

    private void ask(WorklistItem item, String question, Actor actor) {
        String id = questions.ask(item.requireCase(), question, actor).id();
        desk.raise(item.taskId(), Escalation.MISSING_INFORMATION, TaskOutcome.of(Variables.QUESTION_ID, id), actor);
        shortage.show(item);
    }

    private static Escalation known(@Nullable String code) {
        Escalation escalation = code == null ? null : BY_CODE.get(code);
        if (escalation == null) {
            throw code != null && HANDED_IN.contains(code)
                    ? TaskDesk.notRaisable()
                    : Refusal.invalid(
                            "ESCALATION_UNKNOWN", "Raise \"conflict-of-interest\" or \"missing-information\".");
        }
        return escalation;
    }

    /** What diagrams know besides: it comes of what is handed in, or of a deadline, and is raised by nobody. */
    private static Set<String> handedIn() {
        return Stream.concat(Arrays.stream(Escalation.values()), Stream.of(ProtocolError.UNUSABLE_IMAGE))
                .map(FilledForms::code)
                .filter(code -> !BY_CODE.containsKey(code))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String said(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }
}
