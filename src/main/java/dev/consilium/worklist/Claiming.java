package dev.consilium.worklist;

import dev.consilium.annotation.Readings;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.workflow.task.TaskDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who holds a task: takes it, gives it back, declines it, hands it to another. A reading begins and ends with its task. */
@Component
public class Claiming {
    private final Worklist worklist;
    private final TaskEligibility eligibility;
    private final TaskDesk desk;
    private final Readings readings;
    private final Holding holding;
    private final People people;
    private final FreshTransactions transactions;

    Claiming(
            Worklist worklist,
            TaskEligibility eligibility,
            TaskDesk desk,
            Readings readings,
            Holding holding,
            People people,
            FreshTransactions transactions) {
        this.worklist = worklist;
        this.eligibility = eligibility;
        this.desk = desk;
        this.readings = readings;
        this.holding = holding;
        this.people = people;
        this.transactions = transactions;
    }

    /** Idempotent. @throws Refusal NOT_FOUND, CONFLICT {@code TASK_CLAIMED}, {@code TASK_CLOSED}, {@code ALREADY_INVOLVED} */
    public void claim(String taskId, Actor actor) {
        transactions.run(() -> take(taskId, actor));
    }

    /** As {@link #claim}, in the transaction of the caller. */
    void take(String taskId, Actor actor) {
        WorklistItem item = worklist.known(taskId, actor);
        if (item.isHeldBy(actor)) {
            item.requireOpen();
            return;
        }
        item.requireGoing();
        if (!item.isOpen() || item.assignee() != null) {
            throw Refusal.conflict("TASK_CLAIMED", "Somebody else has taken this task. Take another one.");
        }
        holding.takeTurns(item);
        eligibility.require(actor, item);
        holding.begin(item, actor.id());
        desk.claim(taskId, actor);
        holding.waitVisibly(item);
    }

    /** @throws Refusal NOT_FOUND, CONFLICT {@code TASK_NOT_YOURS}, {@code CORRECTION_IS_YOURS} */
    public void release(String taskId, Actor actor) {
        transactions.run(() -> {
            WorklistItem item = own(taskId, actor);
            refuseCorrection(item);
            holding.giveBack(item, actor.id(), actor);
            desk.release(taskId, actor);
            holding.waitVisibly(item);
        });
    }

    /** Gives the task back for good. @throws Refusal as {@link #release}, {@code REASON_MISSING} */
    public void decline(String taskId, String reason, Actor actor) {
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why you decline in a few words.");
        }
        transactions.run(() -> {
            WorklistItem item = own(taskId, actor);
            if (item.kind() == TaskKind.QUARANTINE) {
                throw Refusal.conflict(
                        "NOT_DECLINABLE", "A quarantine review cannot be declined: give it back instead.");
            }
            refuseCorrection(item);
            holding.giveBack(item, actor.id(), actor);
            readings.decline(item.requireCase(), actor.id(), reason.strip());
            desk.release(taskId, actor);
            holding.waitVisibly(item);
        });
    }

    /**
     * The lead hands the task to a person who may take it, or (null) back to the team. Whoever does not lead learns nothing of
     * user names.
     *
     * @throws Refusal NOT_FOUND, UNPROCESSABLE {@code UNKNOWN_USER}, and as {@link #claim}
     */
    public void assign(String taskId, @Nullable String username, Actor lead) {
        transactions.run(() -> hand(
                worklist.led(taskId, lead).requireOpen().requireGoing(),
                username == null ? null : person(username),
                lead));
    }

    /**
     * As {@link #assign}, for a task that nobody holds.
     *
     * @throws Refusal as {@link #assign}, CONFLICT {@code TASK_CLAIMED}
     */
    void give(String taskId, String username, Actor lead) {
        transactions.run(() -> {
            WorklistItem item = worklist.led(taskId, lead).requireOpen().requireGoing();
            if (item.assignee() != null) {
                throw Refusal.conflict("TASK_CLAIMED", "Somebody holds this task by now.");
            }
            hand(item, person(username), lead);
        });
    }

    /** @throws Refusal UNPROCESSABLE {@code UNKNOWN_USER} */
    void requireKnown(String username) {
        person(username);
    }

    private void hand(WorklistItem item, @Nullable String personId, Actor lead) {
        refuseCorrection(item);
        if (item.assignee() != null && !item.assignee().equals(personId)) {
            holding.giveBack(item, item.assignee(), lead);
        }
        if (personId != null && !personId.equals(item.assignee())) {
            holding.takeTurns(item);
            eligibility.require(Actor.person(personId), item);
            holding.begin(item, personId);
        }
        desk.assign(item.taskId(), personId, lead);
        holding.waitVisibly(item);
    }

    private String person(String username) {
        return people.byUsername(username)
                .map(Person::id)
                .orElseThrow(() ->
                        Refusal.unprocessable("UNKNOWN_USER", "There is no person of this name. Check the user name."));
    }

    private WorklistItem own(String taskId, Actor actor) {
        return worklist.known(taskId, actor).requireHeldBy(actor).requireGoing();
    }

    private static void refuseCorrection(WorklistItem item) {
        if (item.isCorrection()) {
            throw Refusal.conflict(
                    "CORRECTION_IS_YOURS",
                    "A correction stays with the reader whose reading it is. Correct it and hand it in.");
        }
        if (item.isChaired()) {
            throw Refusal.conflict(
                    "CHAIR_IS_NAMED",
                    "The chair was named by rule. Decide, or tell of a conflict of interest: then another member is named.");
        }
    }
}
