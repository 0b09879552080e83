package dev.consilium.worklist;

import dev.consilium.arbitration.LesionDrawing;
import dev.consilium.arbitration.LesionOutlines;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What readings outlined, for whoever holds a task that shows their lesions side by side. */
@Component
public class TaskOutlines {

    private static final Set<TaskKind> COMPARING =
            EnumSet.of(TaskKind.ARBITRATION, TaskKind.PANEL_VOTE, TaskKind.CHAIR_DECISION);

    private final Worklist worklist;
    private final LesionDrawing drawing;

    TaskOutlines(Worklist worklist, LesionDrawing drawing) {
        this.worklist = worklist;
        this.drawing = drawing;
    }

    /** @throws Refusal NOT_FOUND, also for a task that shows no readings side by side; CONFLICT {@code TASK_NOT_YOURS} */
    public List<LesionOutlines> of(String taskId, Actor holder) {
        WorklistItem item = worklist.visible(taskId, holder).requireHeldBy(holder);
        if (!COMPARING.contains(item.kind())) {
            throw Refusal.notFound("comparison");
        }
        return drawing.of(item.requireCase());
    }
}
