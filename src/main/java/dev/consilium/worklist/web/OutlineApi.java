package dev.consilium.worklist.web;

import dev.consilium.arbitration.LesionOutlines;
import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.TaskOutlines;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Outlines of the lesions a task lays side by side. */
@RestController
class OutlineApi {
    private final TaskOutlines outlines;
    private final CurrentActor current;

    OutlineApi(TaskOutlines outlines, CurrentActor current) {
        this.outlines = outlines;
        this.current = current;
    }

    @GetMapping("/api/tasks/{id}/outlines")
    List<LesionOutlines> outlines(@PathVariable String id) {
        return outlines.of(id, current.require());
    }
}
