package dev.consilium.worklist;

import dev.consilium.identity.Actor;
import dev.consilium.workflow.task.TaskOutcome;

/** What comes of one kind of task: keeps what was handed in with the module it belongs to, and says what the diagram needs to know. */
interface TaskConclusion {

    TaskKind kind();

    /** @throws dev.consilium.common.Refusal where what was handed in cannot stand; nothing is kept then */
    TaskOutcome conclude(WorklistItem item, CompleteTaskCommand command, Actor actor);
}
