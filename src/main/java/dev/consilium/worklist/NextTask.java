package dev.consilium.worklist;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Spares a person the choice: takes the first task that is offered, or goes on with one they hold. */
@Component
public class NextTask {

    private final Worklist worklist;
    private final WorklistItems items;
    private final Claiming claiming;

    NextTask(Worklist worklist, WorklistItems items, Claiming claiming) {
        this.worklist = worklist;
        this.items = items;
        this.claiming = claiming;
    }

    /** The first of the offered tasks that nobody was faster to take. @return its id */
    public Optional<String> take(WorklistQuery query, Actor actor) {
        return worklist.offeredTo(actor, query.onPage(1)).rows().stream()
                .filter(item -> item.heldAt() == null)
                .map(WorklistItem::taskId)
                .filter(taskId -> isTaken(taskId, actor))
                .findFirst();
    }

    /**
     * After a task was handed in: the first the person holds, else the first offered of the same project.
     *
     * @throws Refusal NOT_FOUND unless the task was theirs
     */
    public Optional<String> after(String taskId, Actor actor) {
        WorklistItem done =
                items.find(taskId).filter(item -> item.isHeldBy(actor)).orElseThrow(() -> Refusal.notFound("task"));
        return worklist.heldBy(actor).stream()
                .filter(item -> item.heldAt() == null && !item.taskId().equals(taskId))
                .map(WorklistItem::taskId)
                .findFirst()
                .or(() -> take(WorklistQuery.ALL.ofProject(done.projectId()), actor));
    }

    /**
     * What {@link #after} would come to now, taken by nobody.
     *
     * @throws Refusal NOT_FOUND unless the task is theirs
     */
    public Optional<WorklistItem> ahead(String taskId, Actor actor) {
        WorklistItem now =
                items.find(taskId).filter(item -> item.isHeldBy(actor)).orElseThrow(() -> Refusal.notFound("task"));
        return worklist.heldBy(actor).stream()
                .filter(item -> !item.taskId().equals(taskId))
                .filter(item -> item.heldAt() == null)
                .findFirst()
                .or(() -> worklist.offeredTo(actor, WorklistQuery.ALL.ofProject(now.projectId())).rows().stream()
                        .filter(item -> item.heldAt() == null)
                        .findFirst());
    }

    private boolean isTaken(String taskId, Actor actor) {
        try {
            claiming.claim(taskId, actor);
            return true;
        } catch (Refusal taken) {
            if (taken.kind() != Refusal.Kind.CONFLICT) {
                throw taken;
            }
            return false;
        }
    }
}
