package dev.consilium.worklist;

import dev.consilium.annotation.Label;
import dev.consilium.arbitration.LesionDrawing;
import dev.consilium.arbitration.LesionOutlines;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What readings outlined, for whoever holds a task that shows them. */
@Component
public class TaskOutlines {

    private final Worklist worklist;
    private final Materials materials;
    private final LesionDrawing drawing;

    TaskOutlines(Worklist worklist, Materials materials, LesionDrawing drawing) {
        this.worklist = worklist;
        this.materials = materials;
        this.drawing = drawing;
    }

    /** @throws Refusal NOT_FOUND, also for a task that shows no readings; CONFLICT {@code TASK_NOT_YOURS} */
    public List<LesionOutlines> of(String taskId, Actor holder) {
        WorklistItem item = worklist.visible(taskId, holder).requireHeldBy(holder);
        if (item.kind().answersLesions()) {
            return drawing.of(item.requireCase());
        }
        TaskMaterial material = materials.material(item, holder);
        if (material == null || material.shown().isEmpty()) {
            throw Refusal.notFound("comparison");
        }
        return drawing.of(item.requireCase(), byNumber(material));
    }

    private static SortedMap<Integer, List<Label>> byNumber(TaskMaterial material) {
        SortedMap<Integer, List<Label>> labels = new TreeMap<>();
        material.shown().forEach(reading -> labels.put(reading.number(), reading.labels()));
        if (material.truth() != null) {
            labels.put(LesionDrawing.TRUTH, material.truth());
        }
        return labels;
    }
}
