package dev.consilium.worklist;

import dev.consilium.common.Refusal;

/** The one refusal for acting on a task that is over. */
final class TaskClosedRefusal {
    private TaskClosedRefusal() {}

    static Refusal refusal() {
        return Refusal.conflict("TASK_CLOSED", "This task is closed. Go back to the worklist and take another one.");
    }
}
