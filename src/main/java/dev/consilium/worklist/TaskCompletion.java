package dev.consilium.worklist;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.annotation.CanonicalJson;
import dev.consilium.common.Digests;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.workflow.task.TaskDesk;
import dev.consilium.workflow.task.TaskOutcome;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Completes a task: what was handed in is kept by its module and the diagram moves on, both or neither. A repeated request with
 * the same key gets the first one's answer.
 */
@Component
public class TaskCompletion {
    private static final int LONGEST_KEY = 200;

    private final Worklist worklist;
    private final Claiming claiming;
    private final Conclusions conclusions;
    private final TaskDesk desk;
    private final Submissions submissions;
    private final TaskDrafts drafts;
    private final FreshTransactions transactions;
    private final ObjectMapper json;
    private final Clock clock;

    TaskCompletion(
            Worklist worklist,
            Claiming claiming,
            Conclusions conclusions,
            TaskDesk desk,
            Submissions submissions,
            TaskDrafts drafts,
            FreshTransactions transactions,
            ObjectMapper json,
            Clock clock) {
        this.worklist = worklist;
        this.claiming = claiming;
        this.conclusions = conclusions;
        this.desk = desk;
        this.submissions = submissions;
        this.drafts = drafts;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** What comes too late is kept as a draft. @throws Refusal NOT_FOUND, CONFLICT {@code TASK_CLOSED}, {@code TASK_NOT_YOURS}, and those of the task's own module */
    public HandedIn complete(String taskId, CompleteTaskCommand command, Actor actor, @Nullable String idempotencyKey) {
        if (idempotencyKey != null && (idempotencyKey.isBlank() || idempotencyKey.length() > LONGEST_KEY)) {
            throw Refusal.invalid("IDEMPOTENCY_KEY_INVALID", "An Idempotency-Key has 1 to 200 characters.");
        }
        Submissions.Kept now = new Submissions.Kept(taskId, actor.id(), idempotencyKey, digest(command));
        try {
            return transactions.call(() -> complete(now, command, actor));
        } catch (Refusal refused) {
            throw refused.kind() == Refusal.Kind.CONFLICT ? kept(refused, taskId, command, actor) : refused;
        } catch (ConcurrencyFailureException moved) {
            throw kept(moved(moved), taskId, command, actor);
        }
    }

    /** Takes the task where nobody holds it, and completes it; both or neither, in the transaction of the caller. */
    void takeAndComplete(String taskId, CompleteTaskCommand command, Actor actor) {
        claiming.take(taskId, actor);
        complete(new Submissions.Kept(taskId, actor.id(), null, digest(command)), command, actor);
    }

    private HandedIn complete(Submissions.Kept now, CompleteTaskCommand command, Actor actor) {
        WorklistItem item = worklist.known(now.taskId(), actor);
        Optional<Submissions.Kept> before = submissions.of(now.taskId());
        if (before.isPresent() && before.get().isRepeatedBy(now)) {
            return HandedIn.completed(now.taskId());
        }
        item.requireHeldBy(actor).requireGoing();
        TaskOutcome outcome = conclusions.of(item, command, actor);
        submissions.keep(now, clock.instant());
        desk.complete(now.taskId(), outcome, actor);
        drafts.done(now.taskId(), actor);
        return HandedIn.completed(now.taskId());
    }

    /** Somebody else, or a timer, was faster: what was handed in stays with the person. */
    private Refusal kept(Refusal refused, String taskId, CompleteTaskCommand command, Actor actor) {
        return refused.with("draftKept", drafts.keepLost(taskId, command, actor));
    }

    static Refusal moved(ConcurrencyFailureException cause) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "CONFLICT",
                "Others moved this case at the same moment. Load the task again and hand it in once more.",
                cause);
    }

    private String digest(CompleteTaskCommand command) {
        return Digests.sha256Hex(CanonicalJson.write(json.valueToTree(command.withoutPassword())));
    }
}
