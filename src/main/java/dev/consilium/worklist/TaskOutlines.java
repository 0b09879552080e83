package dev.consilium.worklist;

import dev.consilium.arbitration.LesionDrawing;
import dev.consilium.arbitration.LesionOutlines;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import java.util.List;
import org.springframework.stereotype.Component;

/** What readings outlined, for whoever holds a task that shows their lesions side by side. */
@Component
public class TaskOutlines {

    private final Worklist worklist;
    private final TaskSheet sheet;
    private final LesionDrawing drawing;

    TaskOutlines(Worklist worklist, TaskSheet sheet, LesionDrawing drawing) {
        this.worklist = worklist;
        this.sheet = sheet;
        this.drawing = drawing;
    }

    /** @throws Refusal NOT_FOUND, also for a task that shows no lesions; CONFLICT {@code TASK_NOT_YOURS} */
    public List<LesionOutlines> of(String taskId, Actor holder) {
        WorklistItem item = worklist.visible(taskId, holder).requireHeldBy(holder);
        boolean shown = sheet.of(taskId, holder).material() instanceof ComparesLesions material
                && material.comparison() != null;
        if (!shown) {
            throw Refusal.notFound("lesions");
        }
        return drawing.of(item.requireCase());
    }
}
