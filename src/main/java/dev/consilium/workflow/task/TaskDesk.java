package dev.consilium.workflow.task;

import dev.consilium.identity.Actor;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Claims, releases, assigns and completes tasks as the acting person. The engine's own rights are the second guard. */
@Component
public class TaskDesk {

    public Optional<OpenTask> find(String taskId) {
        throw new UnsupportedOperationException();
    }

    /** The form of the task (form-js schema) as deployed with its protocol version. */
    public String formSchema(String taskId) {
        throw new UnsupportedOperationException();
    }

    /** @throws dev.consilium.common.Refusal CONFLICT {@code TASK_CLOSED}, {@code TASK_CLAIMED} by somebody else */
    public void claim(String taskId, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** @throws dev.consilium.common.Refusal CONFLICT {@code TASK_CLOSED}, {@code TASK_NOT_YOURS} */
    public void release(String taskId, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** A manager gives the task to a person, or (null) back to the team. */
    public void assign(String taskId, @org.jspecify.annotations.Nullable String personId, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** @throws dev.consilium.common.Refusal CONFLICT {@code TASK_CLOSED}, {@code TASK_NOT_YOURS} */
    public void complete(String taskId, TaskOutcome outcome, Actor actor) {
        throw new UnsupportedOperationException();
    }
}
